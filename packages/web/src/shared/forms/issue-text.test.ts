import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { AssistantDefinition, ExtractionField, SetupRequest } from "@centralita/contracts";
import { i18n } from "@lingui/core";
import { describeIssue, fieldErrors, type IssueKey, issuesByPath } from "./issue-text.ts";

const t = (key: IssueKey, values?: Readonly<Record<string, string | number>>) => i18n._(`issue.${key}`, values);

describe("issues", () => {
	it("are told by field, in the reader's language", () => {
		i18n.activate("es");
		const parsed = SetupRequest.safeParse({ token: "t", name: " ", email: "x", password: "corta", language: "es" });
		assert.deepEqual(issuesByPath(parsed.error?.issues ?? [], t), {
			name: "Falta completar esto.",
			email: "No parece un correo válido.",
			password: "Escribe al menos 10 caracteres.",
		});
	});

	it("know the contracts' own rules", () => {
		const issues = ExtractionField.safeParse({
			name: "Big",
			type: "text",
			description: "d",
			options: ["a", "b"],
		}).error;
		assert.deepEqual(
			issues?.issues.map((issue) => describeIssue(issue).key),
			["fieldName", "options"],
		);
		const names = AssistantDefinition.shape.extraction.safeParse([
			{ name: "a", type: "text", description: "d" },
			{ name: "a", type: "text", description: "d" },
		]);
		assert.deepEqual(names.error?.issues.map(describeIssue), [{ key: "sameNames" }]);
		const recording = AssistantDefinition.shape.recording.safeParse({ enabled: true, notice: "" });
		assert.deepEqual(recording.error?.issues.map(describeIssue), [{ key: "notice" }]);
	});

	it("tell what the server says of a field", () => {
		i18n.activate("en");
		assert.deepEqual(fieldErrors([{ path: "email", message: "taken" }], t), { email: "Already in use." });
		assert.deepEqual(fieldErrors([{ path: "x", message: "odd" }], t), { x: "This value is not valid." });
	});
});
