import { Resampler } from "../../../voice/index.ts";

/** Converts between a call's rate and a participant's, both ways; as it is while both are the same. */
export function createRateConverter() {
	let toParticipant: Resampler | null = null;
	let toCall: Resampler | null = null;
	return {
		/** Hertz; before this, sound passes as it is. */
		between(call: number, participant: number): void {
			toParticipant = call === participant ? null : new Resampler(call, participant);
			toCall = call === participant ? null : new Resampler(participant, call);
		},
		incoming: (pcm: Int16Array): Int16Array => toParticipant?.process(pcm) ?? pcm,
		outgoing: (pcm: Int16Array): Int16Array => toCall?.process(pcm) ?? pcm,
	};
}
