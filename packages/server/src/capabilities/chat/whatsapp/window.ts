import { AppError } from "../../../platform/errors/index.ts";
import type { PersonRow } from "./schema.ts";

/** Meta: free-form messages until 24 hours after the contact's last. */
const windowMs = 24 * 3_600_000;
/** A message on its way must not arrive too late. */
const marginMs = 5 * 60_000;

/** Until when anything may be written; null when they never wrote. */
export const openUntil = ({ wroteAt }: Pick<PersonRow, "wroteAt">): Date | null =>
	wroteAt && new Date(wroteAt.getTime() + windowMs - marginMs);

export const isOpen = (person: Pick<PersonRow, "wroteAt">, now: number): boolean =>
	now < (openUntil(person)?.getTime() ?? 0);

/** Whether they asked not to be written to, and wrote nothing since. */
export const isSilenced = ({ optedOutAt, wroteAt }: Pick<PersonRow, "optedOutAt" | "wroteAt">): boolean =>
	optedOutAt !== null && optedOutAt.getTime() >= (wroteAt?.getTime() ?? 0);

/** Throws `opted-out`, or `window-closed`, where a person of the company may write nothing of their own. */
export function requireOpen(person: PersonRow, now: number): void {
	if (isSilenced(person)) throw optedOutError();
	if (!isOpen(person, now))
		throw new AppError(
			"window-closed",
			"More than 24 hours have passed since this contact wrote: only a template can be sent to them.",
		);
}

export const optedOutError = (): AppError => new AppError("opted-out", "This contact asked not to be written to.");
