import type { GuideVersionList } from "@centralita/contracts";
import { useId, useState } from "react";
import type { z } from "zod";
import { useProblemText } from "../../../shared/api/index.ts";
import { commonText, formatPercent, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { Banner, Button, Dialog, Field, Select, Slider, toast } from "../../../shared/kit/index.ts";
import { useStartExperiment } from "../queries/guides.ts";
import { experimentText } from "./experiment-text.ts";

type Props = {
	slug: string;
	versions: z.output<typeof GuideVersionList>["items"];
	onClose: () => void;
};

/** Chooses the two versions and how many get the second. */
export function BeginDialog({ slug, versions, onClose }: Props) {
	const t = useText(experimentText);
	const common = useText(commonText);
	const language = useLanguage();
	const problem = useProblemText();
	const id = useId();
	const start = useStartExperiment(slug);
	const [versionA, setVersionA] = useState(versions[1]?.version ?? 1);
	const [versionB, setVersionB] = useState(versions[0]?.version ?? 1);
	const [shareB, setShareB] = useState(50);
	const options = versions.map(({ version, note }) => ({
		value: String(version),
		label: note === "" ? t("version", { version }) : t("versionNote", { version, note }),
	}));
	const same = versionA === versionB;
	return (
		<Dialog
			open
			onOpenChange={onClose}
			title={t("beginTitle")}
			description={t("beginLead")}
			footer={
				<>
					<Button onClick={onClose}>{common("cancel")}</Button>
					<Button type="submit" form={id} variant="primary" loading={start.isPending} disabled={same}>
						{t("beginAction")}
					</Button>
				</>
			}
		>
			<form
				id={id}
				className="grid gap-4"
				onSubmit={(event) => {
					event.preventDefault();
					if (same) return;
					start.mutate(
						{ versionA, versionB, shareB },
						{
							onSuccess: () => {
								toast.success(t("began"));
								onClose();
							},
						},
					);
				}}
			>
				{start.error && (
					<Banner tone="bad" role="alert">
						{problem(start.error)}
					</Banner>
				)}
				<div className="grid gap-4 sm:grid-cols-2">
					<Field label={t("control")}>
						<Select value={String(versionA)} options={options} onValueChange={(value) => setVersionA(Number(value))} />
					</Field>
					<Field label={t("challenger")} error={same ? t("sameVersion") : null}>
						<Select value={String(versionB)} options={options} onValueChange={(value) => setVersionB(Number(value))} />
					</Field>
				</div>
				<Slider
					label={t("share")}
					hint={t("shareHint")}
					value={shareB}
					min={5}
					max={95}
					step={5}
					format={(share) => formatPercent(share / 100, language)}
					onValueChange={setShareB}
				/>
			</form>
		</Dialog>
	);
}
