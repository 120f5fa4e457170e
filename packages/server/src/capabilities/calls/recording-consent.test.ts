import assert from "node:assert/strict";
import { it } from "node:test";
import { refusesRecording } from "./recording-consent.ts";

it("tells who does not want to be recorded from who only speaks of recording", () => {
	for (const text of [
		"No quiero que me graben",
		"por favor no grabe esta llamada",
		"No me graben.",
		"deja de grabar",
		"No autorizo la grabación",
	])
		assert.equal(refusesRecording(text, "es-AR"), true, text);
	for (const text of [
		"Se me rompió la grabadora",
		"no sé cómo grabar un video",
		"¿Esta llamada se graba?",
		"no, gracias",
	])
		assert.equal(refusesRecording(text, "es-419"), false, text);
	for (const text of [
		"Please don't record this call",
		"I do not want to be recorded",
		"stop recording",
		"I don't consent to being recorded",
	])
		assert.equal(refusesRecording(text, "en-US"), true, text);
	for (const text of ["my recorder is broken", "is this call recorded?", "I want to record a video", "no thanks"])
		assert.equal(refusesRecording(text, "en-GB"), false, text);
});
