import { useId, useState } from "react";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Button, Dialog, Field, Input } from "../../../shared/kit/index.ts";
import { PublishRehearsal, usePublishRehearsal } from "../rehearsals/publish-rehearsal.tsx";
import { assistantsText } from "../text.ts";

type Props = {
	assistantId: string;
	/** Something is not saved yet, and will be. */
	dirty: boolean;
	loading: boolean;
	onClose: () => void;
	onPublish: (note: string) => void;
};

export function PublishDialog({ assistantId, dirty, loading, onClose, onPublish }: Props) {
	const t = useText(assistantsText);
	const common = useText(commonText);
	const id = useId();
	const [note, setNote] = useState("");
	const rehearsal = usePublishRehearsal(assistantId, dirty);
	return (
		<Dialog
			open
			onOpenChange={onClose}
			size="sm"
			title={t("publishTitle")}
			description={t("publishLead")}
			footer={
				<>
					<Button onClick={onClose}>{common("cancel")}</Button>
					<Button type="submit" form={id} variant="primary" loading={loading} disabled={rehearsal?.blocked ?? false}>
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
					onPublish(note);
				}}
			>
				{rehearsal && <PublishRehearsal assistantId={assistantId} rehearsal={rehearsal} />}
				<Field label={t("note")} hint={t("noteHint")} optional>
					<Input maxLength={300} autoComplete="off" value={note} onChange={(event) => setNote(event.target.value)} />
				</Field>
			</form>
		</Dialog>
	);
}
