import { createVault, longestPlaceholder, type Vault } from "../../platform/masking/index.ts";
import type { LanguageModel, ModelMessage, ReplyPart } from "../../ports/language-model.ts";

const explanation =
	"What stands in square brackets with a number, such as [EMAIL 1], is personal data that you may not see. Where you need it, in what you say and in what you hand to tools, write it exactly so.";

/**
 * A model that sees placeholders instead of personal data, in instructions, messages and what tools found, and whose
 * answers come back with the originals. The descriptions of tools and schemas go as they are: they are the company's.
 * One conversation has one of these: in it the same words keep their placeholder.
 */
export function maskedModel(model: LanguageModel, country: string): LanguageModel {
	const vault = createVault(country);
	const show = (value: unknown) => mapTexts(value, vault.unmask);
	const explained = (system: string) =>
		Object.keys(vault.originals()).length > 0 ? `${system}\n\n${explanation}` : system;

	return {
		get provider() {
			return model.provider;
		},
		get model() {
			return model.model;
		},
		async *reply(request) {
			const system = vault.mask(request.system);
			const messages = request.messages.map((message) => hideMessage(message, vault));
			const words = restoredWords(vault);
			try {
				for await (const part of model.reply({ ...request, system: explained(system), messages })) {
					if (part.type === "text") yield* words.push(part.text);
					else {
						yield* words.rest();
						yield part.type === "tool-call" ? { ...part, arguments: show(part.arguments) } : part;
					}
				}
			} catch (error) {
				yield* words.rest();
				throw error;
			}
			yield* words.rest();
		},
		async object(request) {
			const system = vault.mask(request.system);
			const prompt = vault.mask(request.prompt);
			const answer = await model.object({ ...request, system: explained(system), prompt });
			return { ...answer, value: show(answer.value) };
		},
	};
}

/** Text as it comes, with the originals: what may be the beginning of a placeholder waits for its end. */
function restoredWords(vault: Vault) {
	let held = "";
	const said = function* (text: string): Generator<ReplyPart> {
		if (text !== "") yield { type: "text", text: vault.unmask(text) };
	};
	return {
		*push(text: string) {
			held += text;
			const open = held.lastIndexOf("[");
			const unfinished = open >= 0 && held.indexOf("]", open) < 0 && held.length - open < longestPlaceholder;
			const ready = unfinished ? held.slice(0, open) : held;
			held = held.slice(ready.length);
			yield* said(ready);
		},
		*rest() {
			const ready = held;
			held = "";
			yield* said(ready);
		},
	};
}

/** Roles, names and ids are what a vendor's protocol goes by: they stay. */
function hideMessage(message: ModelMessage, { mask }: Vault): ModelMessage {
	switch (message.role) {
		case "user":
			return { ...message, text: mask(message.text) };
		case "tool":
			return { ...message, result: mapTexts(message.result, mask) };
		case "assistant": {
			const { toolCalls, ...said } = message;
			const hidden = toolCalls?.map((call) => ({ ...call, arguments: mapTexts(call.arguments, mask) }));
			return { ...said, text: mask(message.text), ...(hidden && { toolCalls: hidden }) };
		}
	}
}

/** A copy of a JSON value with every text in it changed; keys stay. */
function mapTexts(value: unknown, change: (text: string) => string): unknown {
	if (typeof value === "string") return change(value);
	if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
	if (value === null || typeof value !== "object") return value;
	return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, change)]));
}
