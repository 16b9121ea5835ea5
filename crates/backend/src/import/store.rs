//! Writing lines into the database. What is there already and has not changed is left alone.

use std::collections::BTreeSet;

use contract::{How, MobileNumber, ReferenceId, What};
use sqlx::Row as _;

use super::Ambient;
use super::line::{Dose, Line, Person};
use crate::activity::{self, NewEntry};
use crate::database::{Connection, Database};
use crate::records::stored_number;

const UPSERT_PERSON: &str =
    "INSERT INTO beneficiaries (reference_id, mobile, name, birth_year, gender, photo_id_type, photo_id_masked,
        vaccination_status, certificate_id, due_dose, next_vaccination_date)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
    ON CONFLICT (reference_id) DO UPDATE SET mobile = excluded.mobile, name = excluded.name,
        birth_year = excluded.birth_year, gender = excluded.gender, photo_id_type = excluded.photo_id_type,
        photo_id_masked = excluded.photo_id_masked, vaccination_status = excluded.vaccination_status,
        certificate_id = excluded.certificate_id, due_dose = excluded.due_dose,
        next_vaccination_date = excluded.next_vaccination_date
    WHERE beneficiaries.mobile <> excluded.mobile OR beneficiaries.name <> excluded.name
        OR beneficiaries.birth_year IS DISTINCT FROM excluded.birth_year
        OR beneficiaries.gender IS DISTINCT FROM excluded.gender
        OR beneficiaries.photo_id_type IS DISTINCT FROM excluded.photo_id_type
        OR beneficiaries.photo_id_masked IS DISTINCT FROM excluded.photo_id_masked
        OR beneficiaries.vaccination_status <> excluded.vaccination_status
        OR beneficiaries.certificate_id IS DISTINCT FROM excluded.certificate_id
        OR beneficiaries.due_dose IS DISTINCT FROM excluded.due_dose
        OR beneficiaries.next_vaccination_date IS DISTINCT FROM excluded.next_vaccination_date";

const UPSERT_DOSE: &str =
    "INSERT INTO doses (reference_id, dose, vaccine, given_on, batch, next_due_on, vaccinated_by,
        facility, district, state)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    ON CONFLICT (reference_id, dose) DO UPDATE SET vaccine = excluded.vaccine, given_on = excluded.given_on,
        batch = excluded.batch, next_due_on = excluded.next_due_on, vaccinated_by = excluded.vaccinated_by,
        facility = excluded.facility, district = excluded.district, state = excluded.state
    WHERE doses.vaccine IS DISTINCT FROM excluded.vaccine OR doses.given_on IS DISTINCT FROM excluded.given_on
        OR doses.batch IS DISTINCT FROM excluded.batch
        OR doses.next_due_on IS DISTINCT FROM excluded.next_due_on
        OR doses.vaccinated_by IS DISTINCT FROM excluded.vaccinated_by
        OR doses.facility IS DISTINCT FROM excluded.facility
        OR doses.district IS DISTINCT FROM excluded.district OR doses.state IS DISTINCT FROM excluded.state";

/// All of the lines or none; answers how many people are new or changed.
pub(super) async fn write(
    database: &Database,
    ambient: &Ambient<'_>,
    lines: &[Line],
) -> Result<u64, sqlx::Error> {
    let mut transaction = database.write().await?;
    let mut changed: BTreeSet<&ReferenceId> = BTreeSet::new();
    for Line { person, dose } in lines {
        let moved_from = former_number(&mut transaction, person).await?;
        let mut is_changed = upsert_person(&mut transaction, person).await?;
        if let Some(dose) = dose {
            is_changed |= upsert_dose(&mut transaction, person, dose).await?;
        }
        let id = &person.reference_id;
        if is_changed && changed.insert(id) {
            write_down(&mut transaction, ambient, &person.mobile, id).await?;
        }
        // Whoever holds the former number learns that the record has left it.
        if let Some(former) = moved_from {
            write_down(&mut transaction, ambient, &former, id).await?;
        }
    }
    transaction.commit().await?;
    Ok(u64::try_from(changed.len()).unwrap_or(u64::MAX))
}

async fn former_number(
    connection: &mut Connection,
    person: &Person,
) -> Result<Option<MobileNumber>, sqlx::Error> {
    let row = sqlx::query("SELECT mobile FROM beneficiaries WHERE reference_id = $1 AND mobile <> $2")
        .bind(person.reference_id.expose_digits())
        .bind(person.mobile.expose_digits())
        .fetch_optional(connection)
        .await?;
    row.map(|row| stored_number(row.try_get(0)?)).transpose()
}

async fn upsert_person(connection: &mut Connection, person: &Person) -> Result<bool, sqlx::Error> {
    let written = sqlx::query(UPSERT_PERSON)
        .bind(person.reference_id.expose_digits())
        .bind(person.mobile.expose_digits())
        .bind(&person.name)
        .bind(person.birth_year.map(i64::from))
        .bind(&person.gender)
        .bind(&person.photo_id_type)
        .bind(&person.photo_id_masked)
        .bind(&person.vaccination_status)
        .bind(&person.certificate_id)
        .bind(person.due_dose.map(i64::from))
        .bind(&person.next_vaccination_date)
        .execute(connection)
        .await?;
    Ok(written.rows_affected() > 0)
}

async fn upsert_dose(connection: &mut Connection, person: &Person, dose: &Dose) -> Result<bool, sqlx::Error> {
    let written = sqlx::query(UPSERT_DOSE)
        .bind(person.reference_id.expose_digits())
        .bind(i64::from(dose.number))
        .bind(&dose.vaccine)
        .bind(&dose.given_on)
        .bind(&dose.batch)
        .bind(&dose.next_due_on)
        .bind(&dose.vaccinated_by)
        .bind(&dose.facility)
        .bind(&dose.district)
        .bind(&dose.state)
        .execute(connection)
        .await?;
    Ok(written.rows_affected() > 0)
}

async fn write_down(
    connection: &mut Connection,
    ambient: &Ambient<'_>,
    number: &MobileNumber,
    person: &ReferenceId,
) -> Result<(), sqlx::Error> {
    let entry =
        NewEntry { how: How::System, who: activity::SYSTEM, what: What::Updated, person: Some(person) };
    ambient.activity.append(connection, ambient.clock.now(), number, &entry).await
}
