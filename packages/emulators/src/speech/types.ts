/** What goes wrong, with the next recognition sockets (`listen`) or requests for speech (`speak`). */
export type SpeechFault = {
	/** Either by default. */
	on?: "listen" | "speak";
	/** How many meet it; 1 by default. */
	times?: number;
} /** An error answer, to the handshake of a socket too. */ & (
	| { kind: "status"; status: number; code?: string; message?: string /** Seconds. */; retryAfter?: number }
	/** A handshake that is never answered. */
	| { kind: "no-handshake" }
	/** Nothing more comes: no words for what is committed, no first byte of speech. */
	| { kind: "hang" }
	/** The socket is closed instead of an answer to what is committed. */
	| { kind: "close"; code: number; reason?: string }
	/** The vendor's own error message instead of an answer to what is committed. */
	| { kind: "error"; code: string; message?: string }
	/** Something that is no answer of this vendor. */
	| { kind: "garbage" }
	/** Speech breaks off after so many bytes. */
	| { kind: "truncate"; afterBytes: number }
);

export type FaultKind = SpeechFault["kind"];
export type FaultOf<Kind extends FaultKind> = Extract<SpeechFault, { kind: Kind }>;

/** All in milliseconds. */
export type SpeechDelays = {
	/** Before a socket is accepted. */
	handshakeMs: number;
	/** From the end of speech to its words, once they are asked for. */
	finalMs: number;
	/** Before the first byte of speech. */
	firstAudioMs: number;
	/** Without a message for so long a session ends; ten seconds, or what the client asks for, by default. */
	idleMs: number | null;
};

type Recorded = {
	id: number;
	/** Milliseconds since the epoch. */
	at: number;
	path: string;
	query: URLSearchParams;
	headers: Readonly<Record<string, string | undefined>>;
};

/** One recognition socket, whether it was accepted or not. */
export type RecordedListening = Recorded & {
	/** 101 once it is accepted. */
	status: number;
	/** What was heard, in order: the newest two megabytes. */
	audio: Buffer[];
	audioMs: number;
	/** What was said besides audio, by its type. */
	messages: string[];
	/** Texts that were sent as final. */
	finals: string[];
	/** Null while it is open. */
	closed: { by: "client" | "server"; code: number } | null;
};

/** One request for speech, or one socket for it. */
export type RecordedSpeech = Recorded & {
	/** Of a socket: a list of what was said on it. */
	body: unknown;
	status: number;
	bytes: number;
	audioMs: number;
	outcome: "open" | "complete" | "faulted" | "closed-by-client";
};

/** What the emulators of speech vendors have in common. */
export type SpeechEmulator = {
	/** Origin, without a path. */
	readonly url: string;
	readonly listenings: readonly RecordedListening[];
	readonly speeches: readonly RecordedSpeech[];
	/** What the next commits with sound in them say; a rehearsed caller's lines afterwards. Replaces what was left. */
	transcribe(...texts: readonly string[]): void;
	/** Replaces the faults that wait. */
	fault(...faults: readonly SpeechFault[]): void;
	delay(delays: Partial<SpeechDelays>): void;
	/** Closes every socket that is open; 1006 lets the connection just break. */
	disconnect(code: number, reason?: string): void;
	/** Forgets transcripts, faults, delays and what was recorded. */
	reset(): void;
	/** Resolves as soon as the condition holds; looks again whenever something happens. */
	waitFor(condition: () => boolean, timeoutMs?: number): Promise<void>;
	/** Ends at once, whatever is under way. */
	close(): Promise<void>;
};

export type SpeechEmulatorOptions = {
	/** 0, the default, takes a free one. */
	port?: number;
	/** 127.0.0.1 by default. */
	host?: string;
	/** Refuse other keys. Any key will do by default. */
	apiKey?: string;
	delays?: Partial<SpeechDelays>;
};
