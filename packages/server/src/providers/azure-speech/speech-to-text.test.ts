import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { type SpeechFault, startAzureSpeechEmulator } from "@centralita/emulators";
import { systemClock } from "../../platform/time/index.ts";
import { speechToTextConformance, type TranscriptionBehaviour, tone } from "../../ports/conformance/speech-to-text.ts";
import { createAzureTranscription } from "./index.ts";

const many = 20;
const key = "0123456789abcdef0123456789abcdef";
const retry = { attempts: 2, baseMs: 5 };

function fault(behaviour: TranscriptionBehaviour): SpeechFault | null {
	switch (behaviour.kind) {
		case "text":
			return null;
		case "hang":
			return { kind: "hang", times: many };
		case "garbage":
			return { kind: "garbage", times: many };
		case "server-error":
			return { kind: "error", code: "Error", times: many };
		case "bad-key":
			return { kind: "status", status: 401, times: many };
		case "quota":
			return { kind: "error", code: "Forbidden", times: many };
	}
}

speechToTextConformance("azure-speech", async () => {
	const emulator = await startAzureSpeechEmulator();
	const create = (timeoutMs: number) =>
		createAzureTranscription({ key, region: null, endpoint: emulator.url, clock: systemClock, timeoutMs, retry });
	return {
		speechToText: create(10_000),
		impatient: create(200),
		behave(...behaviours) {
			emulator.fault(...behaviours.flatMap((behaviour) => fault(behaviour) ?? []));
			emulator.transcribe(...behaviours.flatMap((behaviour) => (behaviour.kind === "text" ? behaviour.text : [])));
		},
		close: () => emulator.close(),
	};
});
