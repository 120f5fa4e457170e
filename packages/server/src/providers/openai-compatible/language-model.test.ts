import { type Fault, type Reply, startOpenAiEmulator } from "@centralita/emulators";
import { languageModelConformance, type ModelBehaviour } from "../../ports/conformance/language-model.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import { createAzureModel, createCompatibleModel, createGroqModel, createOpenAiModel } from "./index.ts";

type Emulator = Awaited<ReturnType<typeof startOpenAiEmulator>>;

const status = (code: number, more: { code?: string; retryAfterMs?: number } = {}): Fault => ({
	kind: "status",
	status: code,
	...more,
});

/** What the emulator says, and what goes wrong with it, for one behaviour of a vendor. */
function plan(behaviour: ModelBehaviour): { reply?: Reply; fault?: Fault } {
	switch (behaviour.kind) {
		case "text":
			return { reply: behaviour };
		case "tools":
			return { reply: { toolCalls: behaviour.calls } };
		case "object":
		case "sees":
			return { reply: { object: behaviour.value } };
		case "truncated":
			return { reply: { text: behaviour.text }, fault: { kind: "truncate", after: 2, how: behaviour.how } };
		case "hang": {
			const words = behaviour.text === "" ? {} : { after: behaviour.text.split(" ").length };
			return { reply: { text: behaviour.text }, fault: { kind: "hang", ...words } };
		}
		case "garbage":
			return { fault: { kind: "garbage" } };
		case "rate-limit":
			return { fault: status(429, { retryAfterMs: behaviour.retryAfterMs }) };
		case "quota":
			return { fault: status(429, { code: "insufficient_quota" }) };
		case "server-error":
			return { fault: status(500) };
		case "bad-key":
			return { fault: status(401) };
		case "unknown-model":
			return { fault: status(404) };
	}
}

function behave(emulator: Emulator, behaviour: ModelBehaviour): void {
	const { reply = { text: "unheard" }, fault } = plan(behaviour);
	emulator.script([{ ...(behaviour.kind === "sees" ? { when: { picture: true } } : {}), reply }]);
	emulator.fault(...(fault === undefined ? [] : [{ ...fault, times: Number.POSITIVE_INFINITY }]));
}

type Times = { firstTokenMs: number; retry: { attempts: number; baseMs: number } };
const times = (firstTokenMs: number): Times => ({ firstTokenMs, retry: { attempts: 2, baseMs: 5 } });

const vendors: Record<string, (emulator: Emulator, times: Times) => LanguageModel> = {
	"openai-compatible": ({ baseUrl }, times) => createCompatibleModel({ baseUrl, apiKey: null, model: "m", ...times }),
	openai: ({ baseUrl }, times) => createOpenAiModel({ baseUrl, apiKey: "k", model: "gpt-4o-mini", ...times }),
	groq: ({ baseUrl }, times) => createGroqModel({ baseUrl, apiKey: "k", model: "llama", ...times }),
	azure: ({ url }, times) =>
		createAzureModel({ resource: { endpoint: url }, apiKey: "k", deployment: "d", apiVersion: null, ...times }),
	"azure, classic": ({ url }, times) =>
		createAzureModel({ resource: { endpoint: url }, apiKey: "k", deployment: "d", apiVersion: "2024-10-21", ...times }),
};

for (const [name, create] of Object.entries(vendors))
	languageModelConformance(name, async () => {
		const emulator = await startOpenAiEmulator();
		return {
			model: create(emulator, times(10_000)),
			impatient: create(emulator, times(200)),
			behave: (behaviour) => behave(emulator, behaviour),
			requests: () => emulator.requests.length,
			hungUp: () => emulator.waitFor(() => emulator.requests.at(-1)?.outcome === "closed-by-client"),
			close: () => emulator.close(),
		};
	});
