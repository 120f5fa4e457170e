import * as sdk from "microsoft-cognitiveservices-speech-sdk";
import { WebsocketMessageAdapter } from "microsoft-cognitiveservices-speech-sdk/distrib/lib/src/common.browser/Exports.js";
import { ProviderError } from "../../platform/errors/index.ts";
import type { Transcript, TranscriptionOptions } from "../../ports/speech-to-text.ts";
import { type AzureResource, recognitionAddress } from "./addresses.ts";
import { cancellationError, provider } from "./errors.ts";
import { languages } from "./languages.ts";
import { readConfidence, readsWell } from "./wire.ts";

// Node's own WebSocket hides the status of a handshake that failed: a wrong key would look like a broken network.
WebsocketMessageAdapter.forceNpmWebSocket = true;
// Microsoft is told about the call's audio, not about this computer.
sdk.Recognizer.enableTelemetry(false);

/** A pause as short as this ends a phrase, so that most words are final when the speaker is found to have stopped. */
const SEGMENTATION_MS = 300;

/** Recognisers make nothing of scraps. */
const SHORTEST_MS = 300;

export type Recognition = {
	write(pcm: Int16Array): void;
	/** No more audio comes: the rest of the words is asked for. */
	end(): void;
	/** All words, once the service is through with the audio. Rejects with `ProviderError`, and never twice for one thing. */
	readonly done: Promise<Transcript>;
	/** The words so far, those that may still change included. */
	heard(): Transcript;
	/** Hangs up. */
	close(): void;
};

function configOf(resource: AzureResource, { locale, sampleRate }: TranscriptionOptions) {
	const config = sdk.SpeechConfig.fromEndpoint(recognitionAddress(resource), resource.key);
	config.speechRecognitionLanguage = languages[locale];
	config.outputFormat = sdk.OutputFormat.Detailed;
	config.setProperty(sdk.PropertyId.Speech_SegmentationSilenceTimeoutMs, String(SEGMENTATION_MS));
	// What is written late, after a handshake or for another try, goes out as fast as the line allows.
	config.setProperty("SPEECH-TransmitLengthBeforThrottleMs", "3600000");
	// Whoever keeps the audio decides about another try, and when.
	config.setProperty("SPEECH-Error-MaxRetryCount", "0");
	const push = sdk.AudioInputStream.createPushStream(sdk.AudioStreamFormat.getWaveFormatPCM(sampleRate, 16, 1));
	return { config, push };
}

/**
 * One stretch of speech over Microsoft's SDK, from its first sample to `end`. Each has a connection of its own: the end of
 * the audio is the one thing after which the service says that there is nothing more to come, be it words or none.
 */
export function startRecognition(
	resource: AzureResource,
	options: TranscriptionOptions,
	onPartial: (words: Transcript) => void,
): Recognition {
	const { config, push } = configOf(resource, options);
	const recogniser = new sdk.SpeechRecognizer(config, sdk.AudioConfig.fromStreamInput(push));
	const connection = sdk.Connection.fromRecognizer(recogniser);
	const { promise: done, resolve, reject } = Promise.withResolvers<Transcript>();
	// Whoever discards the stretch does not wait for it.
	done.catch(() => undefined);
	const finals: { text: string; confidence: number | undefined }[] = [];
	let partial = "";
	let samples = 0;
	let over = false;

	function heard(): Transcript {
		const text = [...finals.map((final) => final.text), partial].filter((words) => words !== "").join(" ");
		return { text, final: false };
	}

	function whole(): Transcript {
		const sure = finals.flatMap(({ confidence }) => confidence ?? []);
		const confidence = sure.reduce((sum, value) => sum + value, 0) / sure.length;
		return { text: heard().text, final: true, ...(sure.length === 0 ? {} : { confidence }) };
	}

	function close(): void {
		if (over) return;
		over = true;
		push.close();
		// Closing the recogniser alone would wait for the service to finish, be it for ever.
		const dispose = () => recogniser.close(undefined, () => undefined);
		connection.closeConnection(dispose, dispose);
		reject(new ProviderError(provider, "cancelled", `${provider}: cancelled`));
	}

	function fail(error: ProviderError): void {
		if (over) return;
		reject(error);
		close();
	}

	function finish(): void {
		if (over) return;
		partial = "";
		resolve(whole());
		close();
	}

	recogniser.recognizing = (_, { result }) => {
		if (over) return;
		partial = result.text;
		onPartial(heard());
	};
	recogniser.recognized = (_, { result }) => {
		partial = "";
		if (result.reason !== sdk.ResultReason.RecognizedSpeech || result.text === "") return;
		finals.push({ text: result.text, confidence: readConfidence(result.json) });
		if (!over) onPartial(heard());
	};
	recogniser.canceled = (_, { reason, errorCode, errorDetails }) => {
		if (reason === sdk.CancellationReason.EndOfStream) finish();
		else fail(cancellationError(errorCode, errorDetails));
	};
	recogniser.sessionStopped = finish;
	// Where the SDK knows why, it says so a moment later.
	connection.disconnected = () =>
		setImmediate(() => fail(cancellationError(sdk.CancellationErrorCode.ConnectionFailure, "the socket closed")));
	// The SDK stops reading, without a word, at a message that it cannot read.
	connection.messageReceived = ({ message }) => {
		if (message.isTextMessage && !readsWell(message.path, message.TextMessage))
			fail(new ProviderError(provider, "bad-response", `${provider}: a message that cannot be read`));
	};
	if (options.hints?.length) sdk.PhraseListGrammar.fromRecognizer(recogniser).addPhrases([...options.hints]);
	recogniser.startContinuousRecognitionAsync(undefined, (words) =>
		fail(cancellationError(sdk.CancellationErrorCode.RuntimeError, words)),
	);

	function write(pcm: Int16Array): void {
		if (over || pcm.length === 0) return;
		samples += pcm.length;
		// A copy of just these samples: the SDK takes the whole of a buffer.
		push.write(new Int16Array(pcm).buffer);
	}

	return {
		write,
		end() {
			if (over) return;
			const missing = Math.round((SHORTEST_MS * options.sampleRate) / 1000) - samples;
			if (missing > 0) write(new Int16Array(missing));
			push.close();
		},
		done,
		heard,
		close,
	};
}
