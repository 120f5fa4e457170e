import type { GuideExperiment, GuideProblem } from "@centralita/contracts";
import { useId, useState } from "react";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Banner, Button, Dialog, Field, Input } from "../../../shared/kit/index.ts";
import { RunningBanner } from "../experiments/running-banner.tsx";
import { editorText } from "./editor-text.ts";
import { ProblemList } from "./panel/problem-list.tsx";

type Props = {
	problems: readonly GuideProblem[];
	/** The one that runs: until it ends nothing is published. */
	experiment: GuideExperiment | null;
	loading: boolean;
	onClose: () => void;
	onPublish: (note: string) => void;
	onShow: (node: string) => void;
};

/** Asks for a note; while there are errors, or an experiment runs, it says so instead. */
export function PublishDialog({ problems, experiment, loading, onClose, onPublish, onShow }: Props) {
	const t = useText(editorText);
	const common = useText(commonText);
	const id = useId();
	const [note, setNote] = useState("");
	const wrong = problems.some(({ severity }) => severity === "error");
	const blocked = wrong || experiment !== null;
	return (
		<Dialog
			open
			onOpenChange={onClose}
			title={t("publishTitle")}
			{...(experiment ? {} : { description: t("publishLead") })}
			footer={
				<>
					<Button onClick={onClose}>{common("cancel")}</Button>
					<Button type="submit" form={id} variant="primary" loading={loading} disabled={blocked}>
						{t("publish")}
					</Button>
				</>
			}
		>
			<form
				id={id}
				className="grid gap-4"
				onSubmit={(event) => {
					event.preventDefault();
					if (!blocked) onPublish(note);
				}}
			>
				{experiment && <RunningBanner experiment={experiment} />}
				{wrong && <Banner tone="bad">{t("publishBlocked")}</Banner>}
				{!blocked && (
					<Field label={t("note")} hint={t("noteHint")} optional>
						<Input maxLength={300} autoComplete="off" value={note} onChange={(event) => setNote(event.target.value)} />
					</Field>
				)}
				{problems.length > 0 && <ProblemList problems={problems} onShow={onShow} />}
			</form>
		</Dialog>
	);
}
