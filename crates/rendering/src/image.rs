//! Pictures that an office sends in: checked before anything is drawn with them.

use std::io::Cursor;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use image::{ImageFormat, ImageReader};
use serde::{Deserialize, Serialize};

/// Bytes at most.
pub const LARGEST_IMAGE: usize = 500_000;
/// Pixels at most on a side.
const LONGEST_SIDE: u32 = 4_000;

/// A PNG or JPEG that can be decoded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<u8>", into = "Vec<u8>")]
pub struct Image {
    bytes: Vec<u8>,
    jpeg: bool,
    width: u32,
    height: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImageError {
    #[error("the image has more than {LARGEST_IMAGE} bytes")]
    TooLarge,
    #[error("the image has more than {LONGEST_SIDE} pixels on a side")]
    TooManyPixels,
    #[error("not a PNG or JPEG image")]
    NotAnImage,
}

impl Image {
    /// Checks all of it: it is decoded once.
    pub fn new(bytes: Vec<u8>) -> Result<Image, ImageError> {
        let image = Image::checked_before(bytes)?;
        // A head that promises a picture is not yet one.
        let reader = ImageReader::new(Cursor::new(&image.bytes)).with_guessed_format();
        let whole = reader.is_ok_and(|reader| reader.decode().is_ok());
        if whole { Ok(image) } else { Err(ImageError::NotAnImage) }
    }

    /// Of bytes that [`Image::new`] has taken before: only their head is looked at.
    pub fn checked_before(bytes: Vec<u8>) -> Result<Image, ImageError> {
        if bytes.len() > LARGEST_IMAGE {
            return Err(ImageError::TooLarge);
        }
        let jpeg = match image::guess_format(&bytes) {
            Ok(ImageFormat::Jpeg) => true,
            Ok(ImageFormat::Png) => false,
            _ => return Err(ImageError::NotAnImage),
        };
        let reader = ImageReader::new(Cursor::new(&bytes)).with_guessed_format();
        let sides = reader.ok().and_then(|reader| reader.into_dimensions().ok());
        let (width, height) = sides.ok_or(ImageError::NotAnImage)?;
        if width.max(height) > LONGEST_SIDE {
            return Err(ImageError::TooManyPixels);
        }
        Ok(Image { jpeg, width, height, bytes })
    }

    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub fn media_type(&self) -> &'static str {
        if self.jpeg { "image/jpeg" } else { "image/png" }
    }

    /// As an address that holds the whole picture (`data:`).
    pub fn data_address(&self) -> String {
        format!("data:{};base64,{}", self.media_type(), BASE64_STANDARD.encode(&self.bytes))
    }

    /// Width and height in pixels, each at least 1.
    pub fn size(&self) -> (u32, u32) {
        (self.width.max(1), self.height.max(1))
    }

    /// As a PNG, whatever it was.
    pub(crate) fn png(&self) -> Option<Vec<u8>> {
        if !self.jpeg {
            return Some(self.bytes.clone());
        }
        let picture = image::load_from_memory(&self.bytes).ok()?;
        let mut out = Cursor::new(Vec::new());
        picture.write_to(&mut out, ImageFormat::Png).ok()?;
        Some(out.into_inner())
    }
}

impl TryFrom<Vec<u8>> for Image {
    type Error = ImageError;

    fn try_from(bytes: Vec<u8>) -> Result<Image, ImageError> {
        Image::new(bytes)
    }
}

impl From<Image> for Vec<u8> {
    fn from(image: Image) -> Vec<u8> {
        image.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut out = Cursor::new(Vec::new());
        image::DynamicImage::new_rgb8(width, height).write_to(&mut out, ImageFormat::Png).unwrap();
        out.into_inner()
    }

    #[test]
    fn what_can_be_decoded_is_taken() {
        let image = Image::new(png(30, 20)).unwrap();
        assert_eq!((image.size(), image.media_type()), ((30, 20), "image/png"));
        assert_eq!(image.png().as_deref(), Some(image.bytes()));
    }

    #[test]
    fn everything_else_is_refused() {
        let cut = png(30, 20)[..40].to_vec();
        let svg = b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec();
        for bytes in [Vec::new(), b"GIF89a".to_vec(), cut, svg] {
            assert_eq!(Image::new(bytes), Err(ImageError::NotAnImage));
        }
        assert_eq!(Image::new(vec![0; LARGEST_IMAGE + 1]), Err(ImageError::TooLarge));
        assert_eq!(Image::new(png(LONGEST_SIDE + 1, 1)), Err(ImageError::TooManyPixels));
    }
}
