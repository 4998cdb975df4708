//! In which direction text runs, and places along it.

use kurbo::{Point, Rect, Vec2};

/// In which direction text runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Turn {
    #[default]
    Level,
    /// From bottom to top.
    Up,
    Over,
    /// From top to bottom.
    Down,
}

impl Turn {
    /// `None` for text that runs slantwise, such as a word printed across the page.
    pub fn of(direction: Vec2) -> Option<Self> {
        let (x, y) = (direction.x, direction.y);
        let small = 0.06;
        match () {
            () if y.abs() <= small * x.abs() => Some(if x > 0.0 { Turn::Level } else { Turn::Over }),
            () if x.abs() <= small * y.abs() => Some(if y < 0.0 { Turn::Up } else { Turn::Down }),
            () => None,
        }
    }

    fn along(self) -> Vec2 {
        match self {
            Turn::Level => Vec2::new(1.0, 0.0),
            Turn::Up => Vec2::new(0.0, -1.0),
            Turn::Over => Vec2::new(-1.0, 0.0),
            Turn::Down => Vec2::new(0.0, 1.0),
        }
    }

    /// From the page's places to those along the text.
    pub fn turned(self, point: Point) -> Point {
        let along = self.along();
        let across = Vec2::new(-along.y, along.x);
        Point::new(point.to_vec2().dot(along), point.to_vec2().dot(across))
    }

    /// From places along the text back to the page's.
    pub fn back(self, point: Point) -> Point {
        let along = self.along();
        let across = Vec2::new(-along.y, along.x);
        (along * point.x + across * point.y).to_point()
    }

    pub fn turned_box(self, of: Rect) -> Rect {
        Rect::from_points(self.turned(Point::new(of.x0, of.y0)), self.turned(Point::new(of.x1, of.y1)))
    }

    pub fn back_box(self, of: Rect) -> Rect {
        Rect::from_points(self.back(Point::new(of.x0, of.y0)), self.back(Point::new(of.x1, of.y1)))
    }
}
