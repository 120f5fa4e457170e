import type { ExtractedValue, ExtractionField } from "@centralita/contracts";
import { parsePhoneNumberFromString } from "libphonenumber-js";
import { z } from "zod";
import { dayOf } from "../slots/calendar.ts";
import type { FieldValue } from "./types.ts";

const email = z.email();

/** A value as its field's type writes it (E.164, ISO date, HH:MM, one of the options…), or null when it is none. */
export function normaliseValue(field: ExtractionField, value: unknown): FieldValue {
	if (value === null || value === undefined || value === "") return null;
	switch (field.type) {
		case "boolean":
			return typeof value === "boolean" ? value : value === "true" ? true : value === "false" ? false : null;
		case "number":
		case "amount": {
			const number = typeof value === "number" ? value : typeof value === "string" ? Number(value) : Number.NaN;
			return Number.isFinite(number) ? number : null;
		}
		case "choice":
			return field.options?.find((option) => option.toLowerCase() === String(value).trim().toLowerCase()) ?? null;
		case "phone": {
			const parsed = parsePhoneNumberFromString(String(value));
			return parsed?.isPossible() ? parsed.number : null;
		}
		case "email": {
			const parsed = email.safeParse(String(value).trim().toLowerCase());
			return parsed.success ? parsed.data : null;
		}
		case "date": {
			const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(value).trim());
			return match && dayOf(Number(match[1]), Number(match[2]), Number(match[3])) !== null ? match[0] : null;
		}
		case "time":
			return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(String(value).trim()) ? String(value).trim() : null;
		case "id":
		case "name":
		case "text": {
			const text = typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
			return text === "" ? null : text.slice(0, 1000);
		}
	}
}

/**
 * Exactly one value for each field, in the schema's order, each valid for its type: what is not becomes null with no
 * confidence. Values of unknown names are left out.
 */
export function validateValues(
	fields: readonly ExtractionField[],
	values: readonly ExtractedValue[],
	by: ExtractedValue["by"] = "rules",
): ExtractedValue[] {
	return fields.map((field) => {
		const given = values.find(({ name }) => name === field.name);
		const value = normaliseValue(field, given?.value);
		if (!given || value === null)
			return { name: field.name, type: field.type, value: null, confidence: 0, turn: null, by: given?.by ?? by };
		const confidence = Math.min(1, Math.max(0, given.confidence));
		return { name: field.name, type: field.type, value, confidence, turn: given.turn, by: given.by };
	});
}
