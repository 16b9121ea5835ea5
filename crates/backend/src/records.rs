//! The people under a number, as the database holds them.

use std::collections::HashMap;
use std::num::TryFromIntError;

use contract::{
    Appointment, Beneficiary, Date, DateField, Dose, MobileNumber, ReferenceId, VaccinationStatus,
};
use sqlx::Row as _;

use crate::database::{Connection, Row};
use crate::sessions::Session;

const PEOPLE: &str = "SELECT reference_id, mobile, name, birth_year, gender, photo_id_type, photo_id_masked,
    vaccination_status, certificate_id, due_dose, next_vaccination_date
    FROM beneficiaries WHERE mobile = $1 ORDER BY reference_id";

const DOSES: &str =
    "SELECT doses.reference_id, dose, vaccine, given_on, batch, next_due_on, vaccinated_by, facility,
    district, state
    FROM doses JOIN beneficiaries ON beneficiaries.reference_id = doses.reference_id
    WHERE beneficiaries.mobile = $1 ORDER BY doses.reference_id, dose";

/// Exactly the records under the session's number.
pub(crate) async fn of_session(
    connection: &mut Connection,
    session: &Session,
) -> Result<Vec<Beneficiary>, sqlx::Error> {
    // The number goes into the query that finds its own records.
    let number = session.number().expose_digits();
    let mut doses: HashMap<String, Vec<Dose>> = HashMap::new();
    for row in sqlx::query(DOSES).bind(number).fetch_all(&mut *connection).await? {
        doses.entry(row.try_get(0)?).or_default().push(dose(&row)?);
    }
    let rows = sqlx::query(PEOPLE).bind(number).fetch_all(connection).await?;
    rows.iter()
        .map(|row| beneficiary(row, doses.remove(row.try_get::<&str, _>(0)?).unwrap_or_default()))
        .collect()
}

/// The one of them with this id: somebody else's is as unknown as nobody's.
pub(crate) async fn one_of_session(
    connection: &mut Connection,
    session: &Session,
    id: &ReferenceId,
) -> Result<Option<Beneficiary>, sqlx::Error> {
    let people = of_session(connection, session).await?;
    Ok(people.into_iter().find(|person| person.beneficiary_reference_id.as_ref() == Some(id)))
}

pub(crate) fn stored_number(text: &str) -> Result<MobileNumber, sqlx::Error> {
    MobileNumber::parse(text).map_err(|error| sqlx::Error::Decode(error.into()))
}

/// A day as the database keeps it: ISO 8601, which sorts.
pub(crate) fn day_as_text(day: Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

fn beneficiary(row: &Row, doses: Vec<Dose>) -> Result<Beneficiary, sqlx::Error> {
    let date_of = |number| {
        doses.iter().find(|dose| dose.number == Some(number)).map_or(DateField::Absent, |dose| dose.date)
    };
    Ok(Beneficiary {
        beneficiary_reference_id: ReferenceId::parse(row.try_get(0)?).ok(),
        mobile_number: Some(stored_number(row.try_get(1)?)?.masked()),
        name: row.try_get(2)?,
        birth_year: narrowed(row.try_get(3)?)?,
        gender: row.try_get(4)?,
        photo_id_type: row.try_get(5)?,
        photo_id_number: row.try_get(6)?,
        vaccination_status: VaccinationStatus::from_wire(row.try_get(7)?),
        certificate_id: row.try_get(8)?,
        due_dose: narrowed(row.try_get(9)?)?,
        next_vaccination_date: day(row.try_get(10)?),
        vaccine: doses.first().and_then(|dose| dose.vaccine.clone()),
        dose1_date: date_of(1),
        dose2_date: date_of(2),
        precaution_dose_one_date: date_of(3),
        appointments: doses.iter().map(appointment).collect(),
        doses,
    })
}

fn dose(row: &Row) -> Result<Dose, sqlx::Error> {
    Ok(Dose {
        number: narrowed(row.try_get(1)?)?,
        vaccine: row.try_get(2)?,
        date: day(row.try_get(3)?),
        batch: row.try_get(4)?,
        next_due_date: day(row.try_get(5)?),
        vaccinated_by: row.try_get(6)?,
        facility: row.try_get(7)?,
        district: row.try_get(8)?,
        state: row.try_get(9)?,
    })
}

/// The database keeps wider numbers than a record has.
fn narrowed<N: TryFrom<i64, Error = TryFromIntError>>(number: Option<i64>) -> Result<Option<N>, sqlx::Error> {
    number.map(N::try_from).transpose().map_err(|error| sqlx::Error::Decode(error.into()))
}

/// A client that knows Co-WIN's own fields alone finds the places here.
fn appointment(dose: &Dose) -> Appointment {
    Appointment {
        dose: dose.number,
        date: dose.date,
        slot: None,
        name: dose.facility.clone(),
        district_name: dose.district.clone(),
        state_name: dose.state.clone(),
    }
}

fn day(text: Option<&str>) -> DateField {
    let parse = |text: &str| {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    };
    text.map_or(DateField::Absent, |text| parse(text).map_or(DateField::Unreadable, DateField::Known))
}
