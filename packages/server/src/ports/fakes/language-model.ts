import { ProviderError, type ProviderErrorKind } from "../../platform/errors/index.ts";
import type { Clock } from "../../platform/time/index.ts";
import { sleep } from "../../platform/time/index.ts";
import type { LanguageModel, LookRequest, ObjectRequest, ReplyPart, ReplyRequest } from "../language-model.ts";

/** One thing a scripted reply does: yield a part, let time pass, never go on, or fail. */
export type FakeModelPart =
	| ReplyPart
	| { type: "wait"; ms: number }
	| { type: "hang" }
	| { type: "fail"; kind: ProviderErrorKind };

export type FakeLanguageModel = LanguageModel & {
	/** What was asked, in order. */
	readonly requests: readonly ReplyRequest[];
	readonly objectRequests: readonly ObjectRequest[];
	readonly lookRequests: readonly LookRequest[];
	/** The next reply; without one the model fails as `unavailable`. */
	script(parts: readonly FakeModelPart[]): void;
	/** The next replies as plain text, each followed by `finish`. */
	say(...texts: string[]): void;
	/** The next structured answer, or the failure of it; about a picture or not. */
	answer(value: unknown): void;
	failObject(kind: ProviderErrorKind): void;
};

/** A model that says what it is told to, in the pace it is told to. */
export function createFakeLanguageModel(clock: Clock): FakeLanguageModel {
	const scripts: (readonly FakeModelPart[])[] = [];
	const objects: ({ value: unknown } | { kind: ProviderErrorKind })[] = [];
	const requests: ReplyRequest[] = [];
	const objectRequests: ObjectRequest[] = [];
	const lookRequests: LookRequest[] = [];
	const failure = (kind: ProviderErrorKind) => new ProviderError("fake", kind, `the fake fails: ${kind}`);

	async function* reply(request: ReplyRequest): AsyncGenerator<ReplyPart> {
		requests.push(request);
		const parts = scripts.shift() ?? [{ type: "fail", kind: "unavailable" }];
		for (const part of parts) {
			if (request.signal.aborted) throw failure("cancelled");
			if (part.type === "fail") throw failure(part.kind);
			if (part.type === "hang") {
				await new Promise<never>((_, reject) => {
					request.signal.addEventListener("abort", () => reject(failure("cancelled")), { once: true });
				});
			} else if (part.type === "wait") {
				await sleep(clock, part.ms, request.signal).catch(() => {
					throw failure("cancelled");
				});
			} else yield part;
		}
	}

	async function answerNext({ signal }: ObjectRequest) {
		if (signal.aborted) throw failure("cancelled");
		const next = objects.shift();
		if (!next) throw failure("unavailable");
		if ("kind" in next) throw failure(next.kind);
		return { value: next.value, usage: { inputTokens: 10, outputTokens: 5 } };
	}

	return {
		provider: "fake",
		model: "script",
		reply,
		async object(request) {
			objectRequests.push(request);
			return answerNext(request);
		},
		async look(request) {
			lookRequests.push(request);
			return answerNext(request);
		},
		requests,
		objectRequests,
		lookRequests,
		script: (parts) => void scripts.push(parts),
		say: (...texts) => {
			for (const text of texts) {
				scripts.push([
					{ type: "text", text },
					{ type: "finish", reason: "stop", usage: { inputTokens: 10, outputTokens: 5 } },
				]);
			}
		},
		answer: (value) => void objects.push({ value }),
		failObject: (kind) => void objects.push({ kind }),
	};
}
