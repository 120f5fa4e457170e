import type { ToolName } from "@centralita/contracts";
import { z } from "zod";
import type { JsonSchema, ModelTool } from "../../ports/language-model.ts";
import { offeredGuides, type Scene } from "../scene.ts";

const argumentsOf = {
	lookup_contact: z.object({
		name: z.string().max(120).optional(),
		phone: z.string().max(40).optional(),
		email: z.string().max(200).optional(),
	}),
	run_guide: z.object({ guide: z.string().max(80) }),
	transfer_to_person: z.object({ reason: z.string().max(300).default(""), summary: z.string().max(1500).default("") }),
	add_note: z.object({ text: z.string().min(1).max(1500) }),
	press_keys: z.object({ keys: z.string().regex(/^[0-9*#w]{1,32}$/, "digits, *, # and w for a pause") }),
	end_call: z.object({}),
} as const satisfies Record<ToolName, z.ZodType>;

export type ToolArguments<T extends ToolName> = z.infer<(typeof argumentsOf)[T]>;

export const isToolName = (name: string): name is ToolName => Object.hasOwn(argumentsOf, name);

/** The arguments as the tool takes them, or what is wrong with them in words a model can use. */
export function readArguments<T extends ToolName>(
	name: T,
	value: unknown,
): { ok: true; value: ToolArguments<T> } | { ok: false; problem: string } {
	const parsed = argumentsOf[name].safeParse(value ?? {});
	return parsed.success
		? { ok: true, value: parsed.data as ToolArguments<T> }
		: { ok: false, problem: z.prettifyError(parsed.error) };
}

const text = (description: string): JsonSchema => ({ type: "string", description });
const object = (properties: Record<string, JsonSchema>, required: string[]): JsonSchema => ({
	type: "object",
	properties,
	required,
	additionalProperties: false,
});

/** The script's tools as the model sees them; `run_guide` only when there is a guide. */
export function toolsFor(scene: Scene): ModelTool[] {
	const slugs = [...offeredGuides(scene).keys()];
	const tools: Record<ToolName, ModelTool> = {
		lookup_contact: {
			name: "lookup_contact",
			description: "Find a known contact by name, telephone (E.164) or e-mail. Give at least one.",
			parameters: object(
				{ name: text("Full name"), phone: text("E.164, e.g. +541145231234"), email: text("E-mail") },
				[],
			),
		},
		run_guide: {
			name: "run_guide",
			description: "Start a step-by-step guide. It speaks for itself: say nothing more in the same turn.",
			parameters: object({ guide: { type: "string", enum: slugs, description: "Name of the guide" } }, ["guide"]),
		},
		transfer_to_person: {
			name: "transfer_to_person",
			description: "Hand the conversation over to a person. Say so in one sentence.",
			parameters: object(
				{
					reason: text("Why, in a few words"),
					summary: text("What the person should know: who, problem, what was tried"),
				},
				["reason", "summary"],
			),
		},
		add_note: {
			name: "add_note",
			description: "Keep a note on this conversation for the team.",
			parameters: object({ text: text("The note") }, ["text"]),
		},
		press_keys: {
			name: "press_keys",
			description: "Press keys of the telephone, to get through another company's menu.",
			parameters: object({ keys: text("0-9, *, #; w waits half a second") }, ["keys"]),
		},
		end_call: {
			name: "end_call",
			description: "End the conversation after a goodbye, only when the contact needs nothing more.",
			parameters: object({}, []),
		},
	};
	return scene.script.tools.filter((name) => name !== "run_guide" || slugs.length > 0).map((name) => tools[name]);
}
