import type { ProviderError } from "../errors/index.ts";

/** Audio that waits for a socket, and is sent again on the next when one breaks, is bounded to its newest so many ms. */
const KEPT_MS = 5000;

type Final = { text: string; confidence: number | undefined; end: number };

/** One stretch of speech: its audio as far as it may be needed again, and what was heard of it. */
export class Stretch {
	/** Samples written. */
	samples = 0;
	/** Where its first sample lies in the audio of the present socket, in samples; negative when that was not sent on it. */
	begin = 0;
	/** Where what was sent of it begins there. */
	from = 0;
	/** The vendor has said something of it, be it that there are no words. */
	answered = false;
	/** Sockets that broke under it. */
	losses = 0;
	/** Why it is given up. */
	failure: ProviderError | null = null;
	partial = "";
	#kept: Int16Array[] = [];
	#keptSamples = 0;
	#finals: Final[] = [];
	readonly #limit: number;

	constructor(sampleRate: number) {
		this.#limit = (KEPT_MS * sampleRate) / 1000;
	}

	get kept(): readonly Int16Array[] {
		return this.#kept;
	}

	/** Samples of its start that are not kept any more. */
	get forgotten(): number {
		return this.samples - this.#keptSamples;
	}

	write(pcm: Int16Array): void {
		this.samples += pcm.length;
		this.#kept.push(pcm);
		this.#keptSamples += pcm.length;
		while (this.#keptSamples > this.#limit) this.#keptSamples -= this.#kept.shift()?.length ?? this.#keptSamples;
	}

	/** `end` in samples of the stretch. */
	addFinal(text: string, confidence: number | undefined, end: number): void {
		this.partial = "";
		if (text !== "") this.#finals.push({ text, confidence, end });
	}

	/** Makes it ready to be sent again: what will be heard once more is forgotten. */
	rewind(): void {
		this.partial = "";
		this.answered = false;
		this.#finals = this.#finals.filter(({ end }) => end <= this.forgotten);
	}

	giveUp(error: ProviderError): void {
		this.failure = error;
		this.#kept = [];
		this.#keptSamples = 0;
	}

	get text(): string {
		return [...this.#finals.map(({ text }) => text), this.partial].filter((text) => text !== "").join(" ");
	}

	/** The mean over the final words, where the vendor told. */
	get confidence(): number | undefined {
		let weight = 0;
		let sum = 0;
		for (const { text, confidence } of this.#finals) {
			if (confidence === undefined) continue;
			weight += text.length;
			sum += confidence * text.length;
		}
		return weight === 0 ? undefined : sum / weight;
	}
}
