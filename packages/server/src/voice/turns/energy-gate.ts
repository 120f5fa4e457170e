/** Quieter than this is never speech, dBFS. */
const quietestSpeech = -45;
/** Speech stands this far above the noise, dB. */
const aboveNoise = 9;
const initialFloor = -60;
/** dB that the floor rises per 20 ms frame, when the detector hears no speech and when it does. */
const riseInNoise = 0.12;
const riseInSpeech = 0.01;
const loudestFloor = -30;

/** Follows the noise behind a caller as a slow minimum of frame levels, and tells what stands out of it. */
export class EnergyGate {
	#floor = initialFloor;

	/** Whether a frame of that level could be speech. */
	isOpen(dbfs: number): boolean {
		return dbfs > quietestSpeech && dbfs > this.#floor + aboveNoise;
	}

	learn(dbfs: number, speech: boolean): void {
		if (dbfs < this.#floor) this.#floor += (dbfs - this.#floor) * 0.2;
		else this.#floor = Math.min(loudestFloor, dbfs, this.#floor + (speech ? riseInSpeech : riseInNoise));
	}
}
