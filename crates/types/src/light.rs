//! A traffic light (*trafikljus*): what people and rules say of a thing at a glance.

use serde::{Deserialize, Serialize};

/// Green, yellow or red; on the screen never by colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Light {
    Green,
    Yellow,
    Red,
}

impl Light {
    pub const ALL: [Light; 3] = [Light::Green, Light::Yellow, Light::Red];

    /// As stored, and at the end of the keys of its names on the screen.
    pub fn key(self) -> &'static str {
        match self {
            Light::Green => "green",
            Light::Yellow => "yellow",
            Light::Red => "red",
        }
    }

    pub fn from_key(key: &str) -> Option<Light> {
        Light::ALL.into_iter().find(|light| light.key() == key)
    }

    /// The name of its shape among the screen's marks (docs/screen.md).
    pub fn mark(self) -> &'static str {
        match self {
            Light::Green => "green",
            Light::Yellow => "amber",
            Light::Red => "red",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Light;

    #[test]
    fn keys_and_lights_are_the_same() {
        for light in Light::ALL {
            assert_eq!(Light::from_key(light.key()), Some(light));
        }
        assert_eq!(Light::from_key("amber"), None);
    }
}
