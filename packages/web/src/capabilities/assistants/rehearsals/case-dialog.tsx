import { type ExtractionField, Outcome, type Persona, personas, RehearsalCase } from "@centralita/contracts";
import { useId, useState } from "react";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Button, Checkbox, Dialog, Field, Input, LinesInput, Select } from "../../../shared/kit/index.ts";
import { readExpected, showExpected } from "./expected.ts";
import { rehearsalText } from "./text.ts";

type Props = {
	/** Null: a new one. */
	one: RehearsalCase | null;
	/** Names of the others. */
	taken: readonly string[];
	fields: readonly ExtractionField[];
	loading: boolean;
	onClose: () => void;
	onSave: (one: RehearsalCase) => void;
};

const blank: RehearsalCase = {
	name: "",
	persona: "busy",
	caller: "script",
	lines: [],
	expects: { outcomes: [], values: [], forbidden: [], maxReplyMs: null },
};

export function CaseDialog({ one, taken, fields, loading, onClose, onSave }: Props) {
	const t = useText(rehearsalText);
	const common = useText(commonText);
	const id = useId();
	const [draft, setDraft] = useState(one ?? blank);
	const change = (part: Partial<RehearsalCase>) => setDraft((now) => ({ ...now, ...part }));
	const expect = (part: Partial<RehearsalCase["expects"]>) =>
		setDraft((now) => ({ ...now, expects: { ...now.expects, ...part } }));
	const { expects } = draft;
	const valid = RehearsalCase.safeParse(draft).success && !taken.includes(draft.name.trim());
	return (
		<Dialog
			open
			onOpenChange={onClose}
			title={t(one ? "caseEdit" : "caseNew")}
			footer={
				<>
					<Button onClick={onClose}>{common("cancel")}</Button>
					<Button type="submit" form={id} variant="primary" loading={loading} disabled={!valid}>
						{common("save")}
					</Button>
				</>
			}
		>
			<form
				id={id}
				className="grid gap-4"
				onSubmit={(event) => {
					event.preventDefault();
					onSave(RehearsalCase.parse(draft));
				}}
			>
				<Field label={t("caseName")}>
					<Input
						maxLength={80}
						autoComplete="off"
						value={draft.name}
						onChange={(event) => change({ name: event.target.value })}
					/>
				</Field>
				<div className="grid gap-4 sm:grid-cols-2">
					<Field label={t("persona")} hint={t(`manner.${draft.persona}`)}>
						<Select
							value={draft.persona}
							onValueChange={(persona) => change({ persona: persona as Persona })}
							options={personas.map((value) => ({ value, label: t(`persona.${value}`) }))}
						/>
					</Field>
					<Field label={t("caller")} hint={t("callerHint")}>
						<Select
							value={draft.caller}
							onValueChange={(caller) => change({ caller: caller as RehearsalCase["caller"] })}
							options={(["script", "model"] as const).map((value) => ({ value, label: t(`caller.${value}`) }))}
						/>
					</Field>
				</div>
				<Field label={t("lines")} hint={t("linesHint")}>
					<LinesInput rows={4} value={draft.lines} onValueChange={(lines) => change({ lines })} />
				</Field>
				<fieldset className="grid gap-2">
					<legend className="mb-1.5 font-medium text-sm">{t("outcomes")}</legend>
					<div className="flex flex-wrap gap-x-5 gap-y-2">
						{Outcome.options.map((outcome) => (
							<Checkbox
								key={outcome}
								label={common(`outcome.${outcome}`)}
								checked={expects.outcomes.includes(outcome)}
								onCheckedChange={(on) =>
									expect({
										outcomes: Outcome.options.filter((other) =>
											other === outcome ? on : expects.outcomes.includes(other),
										),
									})
								}
							/>
						))}
					</div>
					<p className="text-ink-faint text-xs">{t("outcomesHint")}</p>
				</fieldset>
				{fields.length > 0 && (
					<fieldset className="grid gap-3">
						<legend className="mb-1.5 font-medium text-sm">{t("values")}</legend>
						<p className="text-ink-faint text-xs">{t("valuesHint")}</p>
						<div className="grid gap-3 sm:grid-cols-2">
							{fields.map((field) => (
								<Field key={field.name} label={field.name}>
									<Input
										autoComplete="off"
										defaultValue={showExpected(expects.values, field.name)}
										onChange={(event) => {
											const others = expects.values.filter(({ name }) => name !== field.name);
											expect({ values: [...others, ...readExpected(field, event.target.value)] });
										}}
									/>
								</Field>
							))}
						</div>
					</fieldset>
				)}
				<Field label={t("forbidden")} hint={t("forbiddenHint")} optional>
					<LinesInput rows={2} value={expects.forbidden} onValueChange={(forbidden) => expect({ forbidden })} />
				</Field>
				<Field label={t("slowest")} optional>
					<Input
						type="number"
						min={1}
						max={60000}
						value={expects.maxReplyMs ?? ""}
						onChange={(event) =>
							expect({ maxReplyMs: event.target.value === "" ? null : Math.round(Number(event.target.value)) })
						}
					/>
				</Field>
			</form>
		</Dialog>
	);
}
