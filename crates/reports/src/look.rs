//! How an office wants its reports to look: paper, colour, logo, introduction. Pure rules of its form.

use rendering::{
    Image, ImageError,
    document::{Colour, ColourError, Logo, Paper, Style},
};
use web::{FieldErrors, FormData};

/// An office's look, as stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Look {
    /// 0 as long as the office has chosen nothing.
    pub revision: i64,
    pub style: Style,
    /// Stands in reports that have no introduction of their own.
    pub introduction: String,
}

const LONGEST_INTRODUCTION: usize = 20_000;
const LONGEST_LOGO_TEXT: usize = 200;

impl Look {
    /// The fields of the form as this look fills them.
    pub(crate) fn form(&self) -> FormData {
        let logo = self.style.logo.as_ref().map(|logo| logo.description.clone()).unwrap_or_default();
        let mut pairs = vec![
            ("paper", self.style.paper.key().to_string()),
            ("colour", String::from(self.style.colour)),
            ("logo_text", logo),
            ("introduction", self.introduction.clone()),
        ];
        if self.style.landscape {
            pairs.push(("landscape", "1".to_string()));
        }
        FormData::from_pairs(pairs)
    }

    /// The look after this form, or what must be mended. A logo stays unless another is sent or it is to go.
    pub(crate) fn changed(&self, form: &FormData, sent: Option<Vec<u8>>) -> Result<Look, FieldErrors> {
        let mut errors = FieldErrors::new();
        let paper = Paper::from_key(form.text("paper"));
        if paper.is_none() {
            errors.add("paper", "field-required");
        }
        let colour = Colour::parse(form.text("colour"));
        match colour {
            Err(ColourError::NotAColour) => errors.add("colour", "report-error-colour"),
            Err(ColourError::TooLight) => errors.add("colour", "report-error-colour-light"),
            Ok(_) => {}
        }
        errors.limit("introduction", form.text("introduction"), LONGEST_INTRODUCTION);
        errors.limit("logo_text", form.text("logo_text"), LONGEST_LOGO_TEXT);
        let logo = self.logo(form, sent, &mut errors);
        match (paper, colour) {
            (Some(paper), Ok(colour)) if errors.is_empty() => Ok(Look {
                revision: self.revision,
                style: Style { paper, landscape: form.is_checked("landscape"), colour, logo },
                introduction: form.text("introduction").to_string(),
            }),
            _ => Err(errors),
        }
    }

    fn logo(&self, form: &FormData, sent: Option<Vec<u8>>, errors: &mut FieldErrors) -> Option<Logo> {
        let description = form.text("logo_text").trim().to_string();
        let image = match sent.map(Image::new) {
            Some(Ok(image)) => Some(image),
            Some(Err(error)) => {
                let key = match error {
                    ImageError::TooLarge => "report-error-logo-large",
                    ImageError::TooManyPixels => "report-error-logo-pixels",
                    ImageError::NotAnImage => "report-error-logo",
                };
                errors.add("logo", key);
                None
            }
            None if form.is_checked("without_logo") => None,
            None => self.style.logo.as_ref().map(|logo| logo.image.clone()),
        };
        if image.is_some() && description.is_empty() {
            errors.add("logo_text", "report-error-logo-text");
        }
        image.map(|image| Logo { image, description })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture of one black dot.
    fn dot() -> Vec<u8> {
        let mut out = std::io::Cursor::new(Vec::new());
        image::DynamicImage::new_rgb8(1, 1).write_to(&mut out, image::ImageFormat::Png).unwrap();
        out.into_inner()
    }

    fn form(pairs: &[(&str, &str)]) -> FormData {
        let usual = [("paper", "a4"), ("colour", "#00629b")];
        FormData::from_pairs(usual.into_iter().chain(pairs.iter().copied()))
    }

    #[test]
    fn a_form_changes_the_look() {
        let look =
            Look::default().changed(&form(&[("landscape", "1"), ("introduction", "Hej.")]), None).unwrap();
        assert_eq!((look.style.landscape, look.introduction.as_str()), (true, "Hej."));
        let again = look.changed(&look.form(), None).unwrap();
        assert_eq!(again, look, "what the form shows changes nothing");
    }

    #[test]
    fn a_logo_comes_stays_and_goes() {
        let with = Look::default().changed(&form(&[("logo_text", "Dalby kommun")]), Some(dot())).unwrap();
        assert!(with.style.logo.is_some());
        let kept = with.changed(&form(&[("logo_text", "Dalby")]), None).unwrap();
        assert_eq!(kept.style.logo.as_ref().map(|logo| logo.description.as_str()), Some("Dalby"));
        let gone = with.changed(&form(&[("without_logo", "1")]), None).unwrap();
        assert_eq!(gone.style.logo, None);
    }

    #[test]
    fn what_must_be_mended_is_told_at_its_field() {
        let told = |errors: &[(&'static str, &'static str)]| {
            let mut all = FieldErrors::new();
            errors.iter().for_each(|(field, key)| all.add(field, key));
            Err(all)
        };
        let change =
            |form: &FormData, sent: Option<&[u8]>| Look::default().changed(form, sent.map(<[u8]>::to_vec));
        assert_eq!(change(&form(&[]), Some(b"GIF89a")), told(&[("logo", "report-error-logo")]));
        assert_eq!(change(&form(&[]), Some(&dot())), told(&[("logo_text", "report-error-logo-text")]));
        let light = FormData::from_pairs([("paper", "a4"), ("colour", "#ffff00")]);
        assert_eq!(change(&light, None), told(&[("colour", "report-error-colour-light")]));
        let unknown = FormData::from_pairs([("paper", "a0"), ("colour", "röd")]);
        let both = [("paper", "field-required"), ("colour", "report-error-colour")];
        assert_eq!(change(&unknown, None), told(&both));
    }
}
