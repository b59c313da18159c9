//! What could not be carried over: where it is in the document, what it is, and what to do. The same thing in many places
//! is said once.

/// Something that the page does not have as the document had it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// What it is, as the beginning of a sentence.
    pub what: String,
    /// What to do about it, as a sentence without a full stop; may be empty.
    pub advice: String,
    /// Where, at most three of them.
    pub places: Vec<String>,
    /// How often.
    pub times: usize,
}

/// At most so many places of one thing are named.
const PLACES: usize = 3;
/// At most so many different things are listed; the last says that there are more.
const MOST: usize = 200;

/// All of them, in the order of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Losses(Vec<Loss>);

impl Losses {
    /// Adds one. `place` tells where in the document; it may be empty where that is plain.
    pub fn add(&mut self, place: &str, what: impl Into<String>, advice: &str) {
        let (what, count) = (what.into(), self.0.len());
        if let Some(loss) = self.0.iter_mut().find(|loss| loss.what == what && loss.advice == advice) {
            loss.times += 1;
            if loss.places.len() < PLACES && !place.is_empty() && !loss.places.iter().any(|known| known == place) {
                loss.places.push(place.to_owned());
            }
        } else if count < MOST {
            let places = Some(place.to_owned()).filter(|place| !place.is_empty()).into_iter().collect();
            self.0.push(Loss { what, advice: advice.to_owned(), places, times: 1 });
        } else if count == MOST {
            let (what, advice) = ("more than is listed here".to_owned(), "compare page and document".to_owned());
            self.0.push(Loss { what, advice, places: Vec::new(), times: 1 });
        }
    }

    /// In order.
    pub fn iter(&self) -> impl Iterator<Item = &Loss> {
        self.0.iter()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl std::fmt::Display for Loss {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if !self.places.is_empty() {
            write!(f, "{}", self.places.join(", "))?;
            if self.times > self.places.len() {
                write!(f, " and elsewhere")?;
            }
            write!(f, ": ")?;
        }
        write!(f, "{}", self.what)?;
        if self.times > 1 {
            write!(f, " ({} times)", self.times)?;
        }
        if !self.advice.is_empty() {
            write!(f, "; {}", self.advice)?;
        }
        Ok(())
    }
}
