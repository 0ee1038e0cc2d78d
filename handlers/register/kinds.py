"""The words of the register: kinds of parties, key roles, duties of staff, and what a party declares."""

from __future__ import annotations

from enum import StrEnum


class PartyKind(StrEnum):
    """Institution under Order 2 (定点医疗机构) or pharmacy under Order 3 (定点零售药店)."""

    INSTITUTION = "institution"
    PHARMACY = "pharmacy"


class Ownership(StrEnum):
    """Public (公立) or private (非公立)."""

    PUBLIC = "public"
    PRIVATE = "private"


class Category(StrEnum):
    """The six categories of O2-05-b, and the pharmacy."""

    HOSPITAL = "hospital"
    SPECIALISED_PREVENTION = "specialised_prevention"
    PRIMARY_CARE = "primary_care"
    EMERGENCY_CENTRE = "emergency_centre"
    CARE_CENTRE = "care_centre"
    ELDERLY_CARE_UNIT = "elderly_care_unit"
    PHARMACY = "pharmacy"


class LicenceKind(StrEnum):
    """The licences the orders ask for (O3-05-0, O3-06-2, O2-05-a)."""

    DRUG_TRADE = "drug_trade"
    BUSINESS = "business"
    MEDICAL_PRACTICE = "medical_practice"
    CLINIC_FILING = "clinic_filing"
    MILITARY_APPROVAL = "military_approval"


class KeyRole(StrEnum):
    """The persons whom O3-11-5, O3-11-6, O2-12-7 and O2-12-8 look at."""

    LEGAL_REPRESENTATIVE = "legal_representative"
    PRINCIPAL = "principal"
    ACTUAL_CONTROLLER = "actual_controller"


class Duty(StrEnum):
    """What a member of staff is contracted for."""

    PHARMACIST = "pharmacist"
    PHYSICIAN = "physician"
    TECHNICIAN = "technician"
    NURSE = "nurse"
    INSURANCE_ADMINISTRATOR = "insurance_administrator"


class Declared(StrEnum):
    """Facts and commitments a party declares with its application; verified in the evaluation."""

    CLASSIFIED_DISPLAY = "classified_display"
    INSURANCE_LABELS = "insurance_labels"
    RULES_DRUGS = "rules_drugs"
    RULES_INSURANCE = "rules_insurance"
    RULES_FINANCE = "rules_finance"
    RULES_PERSONNEL = "rules_personnel"
    RULES_STATISTICS = "rules_statistics"
    RULES_SETTLEMENT = "rules_settlement"
    RULES_MEDICAL_QUALITY = "rules_medical_quality"
    SYSTEM_CONFORMS = "system_conforms"
    DIRECT_SETTLEMENT = "direct_settlement"
    BASE_DATABASE = "base_database"
    NATIONAL_CODES = "national_codes"
    PRINCIPAL_RESPONSIBLE = "principal_responsible"
    INTERNAL_DEPARTMENT = "internal_department"
    TRACEABILITY_CODES = "traceability_codes"
    PRICE_PARITY = "price_parity"
    RESULT_UPLOAD = "result_upload"
