import type { Locale } from "@centralita/contracts";
import type { Platform } from "../../../platform/capability.ts";
import { inTime } from "../../../platform/resilience/index.ts";
import { sleep } from "../../../platform/time/index.ts";
import type { CarrierEvent, CarrierInstruction } from "../../../ports/telephony.ts";
import { phrasesFor } from "../phrases.ts";

/** Carriers wait five seconds for an answer, then ask elsewhere or play words of their own. */
const decideWithinMs = 4400;
/** How often somebody on the line is asked to wait, and how long each time. */
const mostAsked = 4;
const askAgainAfterMs = 3000;
const countedBy = "again";
/** What was acknowledged is tried this often, for so long; somebody on the line is not kept waiting as long. */
const retryEveryMs = 1000;
const onTheLineMs = 20_000;
const keptMs = 60_000;

const waits = new Set<CarrierEvent["type"]>(["incoming", "answered", "media-ended", "transfer-ended"]);

export const decidedInTime = <T>(clock: Platform["clock"], work: Promise<T>): Promise<T> =>
	inTime(clock, decideWithinMs, work);

const sorry = (locale: Locale): CarrierInstruction => ({
	type: "say",
	callId: null,
	text: phrasesFor(locale).outage.sorry,
	locale,
});

/** What a carrier is told that asked at `url` while nothing can be decided: to ask once more, and in the end to let go, in words. */
export function notNow(url: string, locale: Locale): CarrierInstruction {
	const [path = "", search = ""] = url.split("?");
	const query = new URLSearchParams(search);
	const asked = Number(query.get(countedBy)) || 0;
	if (asked >= mostAsked) return sorry(locale);
	query.set(countedBy, String(asked + 1));
	const text = asked === 0 ? phrasesFor(locale).outage.wait : null;
	return { type: "ask-again", url: `${path}?${query}`, afterMs: askAgainAfterMs, text, locale };
}

/**
 * Carries an event out that was acknowledged though it could not be: again and again until it can be. Resolves with what the
 * carrier is to do, in the end with words for whoever waits on the line; null for an event that is given up, which the carrier
 * is asked about later.
 */
export async function makeUpFor(
	clock: Platform["clock"],
	event: CarrierEvent,
	locale: Locale,
	first: Promise<CarrierInstruction | null>,
	handle: () => Promise<CarrierInstruction | null>,
): Promise<CarrierInstruction | null> {
	const onTheLine = waits.has(event.type);
	const untilMs = clock.elapsed() + (onTheLine ? onTheLineMs : keptMs);
	for (let attempt = first; ; attempt = handle()) {
		try {
			return await inTime(clock, Math.max(1, untilMs - clock.elapsed()), attempt);
		} catch {
			if (clock.elapsed() >= untilMs) return onTheLine ? sorry(locale) : null;
			await sleep(clock, retryEveryMs);
		}
	}
}
