/**
 * Tells speech from the rest, frame by frame, for one caller. Synchronous: a frame costs microseconds.
 */
export type VoiceActivityDetector = {
	/** One 20 ms frame of signed 16-bit mono samples at the detector's rate. */
	isSpeech(frame: Int16Array): boolean;
	close(): void;
};

export type VoiceActivity = {
	readonly provider: string;
	/** `sampleRate` is 8000 or 16000 Hz. */
	create(options: { sampleRate: number }): VoiceActivityDetector;
};
