//! A ledger in any state: what is read is written so that it is read again, and no number that
//! it has seen is given to anybody else.
#![no_main]

use std::collections::BTreeSet;

use aamantran::internals::ledger::Ledger;
use aamantran_fuzz::case::Case;
use libfuzzer_sys::fuzz_target;

fn written(ledger: &Ledger) -> Vec<u8> {
    let mut bytes = Vec::new();
    ledger.write(&mut bytes).expect("memory can be written");
    bytes
}

fn read(bytes: &[u8]) -> Ledger {
    Ledger::read("ledger.csv", bytes, "ledger.csv.bak").expect("what is written is read")
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(mut ledger) = Ledger::read("ledger.csv", bytes, "ledger.csv.bak") else { return };
    let once = written(&ledger);
    let again = read(&once);
    assert_eq!(written(&again), once);
    assert_eq!(again.last_serial(), ledger.last_serial());

    let job = Case::bare().list("नाम,ग्राम\nराम,बेला\nश्याम,बेला\nराम,\n").valid_job();
    let before: BTreeSet<u32> = ledger.entries().iter().map(|own| own.serial()).collect();
    let last = ledger.last_serial();
    let looked = ledger.clone().look_up(&mut job.clone());
    let Ok(given) = ledger.assign(&mut job.clone()) else {
        // Nothing is given if not all can be.
        assert_eq!(written(&ledger), once);
        return;
    };
    let mut met = BTreeSet::new();
    for (serial, found) in given.serials.iter().zip(looked.serials) {
        assert!(*serial == 0 || met.insert(*serial), "{serial} is given twice");
        assert!(*serial == 0 || before.contains(serial) || *serial > last);
        assert!(found == 0 || found == *serial, "what is read is what is given");
    }
    assert!(ledger.last_serial() >= last);
    let again = read(&written(&ledger));
    assert_eq!(again.last_serial(), ledger.last_serial());
});
