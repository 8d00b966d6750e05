//! Progress of a stage of a run.

use std::fmt::Write as _;
use std::time::Duration;

use crate::generate::Stage;

/// Progress of a stage.
pub(super) struct StageProgress {
    pub(super) stage: Stage,
    pub(super) done: usize,
    pub(super) letters: usize,
    pub(super) time: Duration,
}

impl StageProgress {
    /// Letters in a second, if that can be said yet.
    pub(super) fn rate(&self) -> Option<f64> {
        let seconds = self.time.as_secs_f64();
        (self.done > 0 && seconds > 0.0).then(|| self.done as f64 / seconds)
    }

    /// Time left in the stage, in seconds.
    pub(super) fn rest(&self) -> Option<f64> {
        Some((self.letters - self.done) as f64 / self.rate()?)
    }

    /// Hindi and English, for a line or a bar.
    pub(super) fn words(&self) -> [String; 2] {
        let (done, letters) = (self.done, self.letters);
        let [rate, rest] = [self.rate(), self.rest()];
        let (mut hindi, mut english) = match self.stage {
            Stage::Check => (
                format!("जाँच: {done}/{letters} पत्र"),
                format!("checked: {done}/{letters} letters"),
            ),
            Stage::Write => (
                format!("लिखे गए: {done}/{letters} पत्र"),
                format!("written: {done}/{letters} letters"),
            ),
            Stage::Finish => {
                return ["बंडल पूरे किए जा रहे हैं", "ending the files of many letters"]
                    .map(str::to_owned);
            }
        };
        if let (Some(rate), Some(rest)) = (rate, rest) {
            let rest = rest.ceil();
            // Writing to a String cannot fail.
            let _ = write!(hindi, ", {rate:.0} प्रति सेकंड, शेष समय लगभग {rest:.0} सेकंड");
            let _ = write!(english, ", {rate:.0} a second, about {rest:.0} s left");
        }
        [hindi, english]
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::StageProgress;
    use crate::generate::Stage;

    #[test]
    fn rate_and_rest() {
        let state = |done| StageProgress {
            stage: Stage::Write,
            done,
            letters: 1000,
            time: Duration::from_secs(2),
        };
        assert_eq!(state(0).rate(), None);
        assert_eq!((state(200).rate(), state(200).rest()), (Some(100.0), Some(8.0)));
        assert_eq!(
            state(200).words()[1],
            "written: 200/1000 letters, 100 a second, about 8 s left"
        );
        assert_eq!(state(0).words()[1], "written: 0/1000 letters");
    }
}
