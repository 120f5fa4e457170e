import type { AssistantSummary, LineDefinition } from "@centralita/contracts";
import { ArrowDown, ArrowUp, Plus, Trash2 } from "lucide-react";
import { officeHours, SpanFields } from "../../../shared/forms/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Button, Card, Field, IconButton, Select } from "../../../shared/kit/index.ts";
import { lineText } from "../line-text.ts";
import type { LineFormProps } from "./form-props.ts";
import { useAssistantChoices } from "./use-assistant-choices.ts";

const most = 20;
type Shift = LineDefinition["shifts"][number];

/** Other assistants at certain hours, the first that fits. */
export function ShiftsCard({ values, patch, errors, assistants }: LineFormProps) {
	const t = useText(lineText);
	const common = useText(commonText);
	const { shifts } = values;
	const other = assistants.find(({ id }) => id !== values.assistantId) ?? assistants[0];
	const swap = (index: number, by: number) => {
		const shift = shifts[index];
		if (shift) patch({ shifts: shifts.toSpliced(index, 1).toSpliced(index + by, 0, shift) });
	};
	return (
		<Card title={t("shifts")} description={t("shiftsLead")}>
			<div className="grid gap-5">
				{shifts.length === 0 && <p className="text-ink-faint text-sm">{other ? t("noShifts") : t("noAssistants")}</p>}
				<ol className="grid gap-5 empty:hidden">
					{shifts.map((shift, index) => {
						const name = t("shift", { number: index + 1 });
						return (
							// biome-ignore lint/suspicious/noArrayIndexKey: shifts have no identity but their place
							<li key={index} className="grid gap-4 rounded-xl bg-sunken p-4">
								<div className="flex items-center justify-between gap-2">
									<h3 className="font-medium text-sm">{name}</h3>
									<div className="flex gap-0.5">
										<IconButton
											size="sm"
											label={`${common("moveUp")}: ${name}`}
											icon={<ArrowUp />}
											disabled={index === 0}
											onClick={() => swap(index, -1)}
										/>
										<IconButton
											size="sm"
											label={`${common("moveDown")}: ${name}`}
											icon={<ArrowDown />}
											disabled={index === shifts.length - 1}
											onClick={() => swap(index, 1)}
										/>
										<IconButton
											size="sm"
											label={`${common("remove")}: ${name}`}
											icon={<Trash2 />}
											onClick={() => patch({ shifts: shifts.toSpliced(index, 1) })}
										/>
									</div>
								</div>
								<ShiftFields
									shift={shift}
									assistants={assistants}
									onChange={(next) => patch({ shifts: shifts.with(index, next) })}
									error={(path) => errors[`shifts.${index}.${path}`]}
								/>
							</li>
						);
					})}
				</ol>
				{other && shifts.length < most && (
					<div>
						<Button
							variant="ghost"
							size="sm"
							onClick={() => patch({ shifts: [...shifts, { assistantId: other.id, hours: officeHours }] })}
						>
							<Plus aria-hidden />
							{t("addShift")}
						</Button>
					</div>
				)}
			</div>
		</Card>
	);
}

type FieldsProps = {
	shift: Shift;
	assistants: readonly AssistantSummary[];
	onChange: (shift: Shift) => void;
	error: (path: string) => string | undefined;
};

function ShiftFields({ shift, assistants, onChange, error }: FieldsProps) {
	const t = useText(lineText);
	const choices = useAssistantChoices(assistants, shift.assistantId);
	return (
		<>
			<Field label={t("assistant")} error={error("assistantId")}>
				<Select
					value={shift.assistantId}
					onValueChange={(assistantId) => onChange({ ...shift, assistantId })}
					options={choices}
				/>
			</Field>
			<SpanFields
				value={shift.hours}
				onChange={(hours) => onChange({ ...shift, hours })}
				error={(path) => error(`hours.${path}`)}
			/>
		</>
	);
}
