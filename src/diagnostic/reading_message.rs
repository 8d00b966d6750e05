//! Messages on files that are more than the program takes on.

use super::table::messages;

messages! {
    /// A message about the size of what is read. Sizes are in MiB.
    pub enum ReadingMessage {
        /// फ़ाइल अपने काम के लिए बहुत बड़ी है: देखें कि सही फ़ाइल का नाम लिखा है
        /// a file too large for what it is: see that the right file is named
        A0125 FileTooLarge { path: String, most: usize } error,
            hi: "{path} {most} MB से बड़ी है",
            en: "{path} is larger than {most} MB",
            hi_hint: "देखें कि सही फ़ाइल का नाम लिखा है: यहाँ केवल लिखे हुए पाठ की छोटी फ़ाइल \
            होती है।",
            en_hint: "See that the right file is named: a small file of written text belongs \
            here.";

        /// TOML फ़ाइल में बहुत ज़्यादा मान: आमंत्रितों को CSV या Excel में लिखें
        /// too many values in a TOML file: write the invitees as CSV or in Excel
        A0126 ValuesTooMany { path: String } error,
            hi: "{path} में इतने मान हैं कि वह पढ़ी नहीं जा सकती",
            en: "{path} has more values than can be read",
            hi_hint: "आमंत्रितों को [[list]] की CSV या Excel फ़ाइल में लिखें।",
            en_hint: "Write the invitees into a CSV or Excel file, named in [[list]].";

        /// सब फ़ाइलें मिलकर [मेमोरी की सीमा](list.md#memory) से ज़्यादा लेतीं: सूचियाँ कई आयोजन-फ़ाइलों में बाँटें
        /// all files together would take more than the [limit of memory](list.md#memory): divide the lists between several event files
        A0260 MemorySpent { path: String, most: usize } error,
            hi: "आयोजन की सब फ़ाइलें मिलकर {most} MB से ज़्यादा मेमोरी लेतीं: {path} नहीं पढ़ी \
            गई",
            en: "all files of the event together would take more than {most} MB of memory: \
            {path} was not read",
            hi_hint: "सूचियाँ कई आयोजन-फ़ाइलों में बाँटें, और बड़े चित्र छोटे करके सहेजें।",
            en_hint: "Divide the lists between several event files, and save large pictures \
            smaller.";
    }
}
