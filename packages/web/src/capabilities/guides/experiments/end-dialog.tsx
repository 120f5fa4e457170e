import type { ExperimentArm, GuideExperiment } from "@centralita/contracts";
import { useState } from "react";
import { useProblemText } from "../../../shared/api/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { ConfirmDialog, Field, Select, toast } from "../../../shared/kit/index.ts";
import { useEndExperiment } from "../queries/guides.ts";
import { experimentText } from "./experiment-text.ts";

type Props = { experiment: GuideExperiment; publishedVersion: number | null; onClose: () => void };

/** Ends it with one of the two; the one that is current is offered first. */
export function EndDialog({ experiment, publishedVersion, onClose }: Props) {
	const t = useText(experimentText);
	const problem = useProblemText();
	const end = useEndExperiment(experiment.guide);
	const versionOf: Record<ExperimentArm, number> = { a: experiment.versionA, b: experiment.versionB };
	const [chosen, setChosen] = useState<ExperimentArm>(experiment.versionB === publishedVersion ? "b" : "a");
	const version = versionOf[chosen];
	const options = (["a", "b"] as const).map((arm) => ({
		value: arm,
		label: t(versionOf[arm] === publishedVersion ? "chosenCurrent" : "chosenNew", {
			arm: arm.toUpperCase(),
			version: versionOf[arm],
		}),
	}));
	return (
		<ConfirmDialog
			open
			onOpenChange={(open) => !open && onClose()}
			title={t("endTitle")}
			description={t("endLead")}
			confirmLabel={t("end")}
			tone="primary"
			loading={end.isPending}
			onConfirm={() =>
				end.mutate(
					{ id: experiment.id, chosen, note: version === publishedVersion ? "" : t("note", { version }) },
					{
						onSuccess: () => {
							toast.success(t("ended", { version }));
							onClose();
						},
						onError: (error) => {
							toast.error(problem(error));
							onClose();
						},
					},
				)
			}
		>
			<Field label={t("chosen")} className="mt-2">
				<Select value={chosen} options={options} onValueChange={setChosen} />
			</Field>
		</ConfirmDialog>
	);
}
