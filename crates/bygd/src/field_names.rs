//! The reading's fields in the words of the terminal.

use crate::say::Tongue;

/// Field, Swedish, English.
const NAMES: &[(&str, &str, &str)] = &[
    ("title", "rubrik", "title"),
    ("name", "namn", "name"),
    ("owner", "projektägare", "owner"),
    ("grant", "beviljat", "grant"),
    ("total_cost", "total kostnad", "total cost"),
    ("applied", "sökt", "applied for"),
    ("eu_part", "varav EU", "EU part"),
    ("co_funding", "medfinansiering", "co-funding"),
    ("share", "andel", "share"),
    ("currency", "valuta", "currency"),
    ("kind", "typ", "kind"),
    ("priority", "prioritet", "priority"),
    ("start", "start", "start"),
    ("end", "slut", "end"),
    ("place", "plats", "place"),
    ("reference", "diarienummer", "reference"),
    ("description", "beskrivning", "description"),
    ("other", "behåll som övrigt", "keep as other"),
    ("count", "antal", "count"),
    ("allotted", "avsatt", "set aside"),
    ("purpose", "syfte", "purpose"),
    ("goal", "mål", "goal"),
    ("when", "när", "when"),
    ("responsible", "ansvarig", "responsible"),
    ("follow_up", "uppföljning", "follow-up"),
    ("status", "status", "status"),
    ("budget", "budget", "budget"),
    ("baseline", "nuläge", "baseline"),
    ("method", "mätmetod", "method"),
    ("unit", "enhet", "unit"),
    ("outcome", "utfall", "outcome"),
    ("outcome_year", "utfallsår", "year of outcome"),
    ("trend", "trend", "trend"),
    ("source", "källa", "source"),
    ("year", "år", "year"),
    ("sub_region", "delregion", "sub-region"),
    ("theme", "tema", "theme"),
    ("areas", "områden", "areas"),
];

/// A field's name; one that is not known is its own.
pub(crate) fn field_name(field: &str, tongue: Tongue) -> &str {
    NAMES.iter().find(|(name, ..)| *name == field).map_or(field, |(_, sv, en)| tongue.of(sv, en))
}
