import { useId, useState } from "react";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Button, Dialog, Field, Textarea } from "../../../shared/kit/index.ts";
import { liveText } from "../live-text.ts";

/** Gives a call that was taken over back to the assistant, with what it should know. */
export function HandBackDialog({ onClose, onHandBack }: { onClose: () => void; onHandBack: (note: string) => void }) {
	const t = useText(liveText);
	const common = useText(commonText);
	const id = useId();
	const [note, setNote] = useState("");
	return (
		<Dialog
			open
			onOpenChange={onClose}
			size="sm"
			title={t("handBackTitle")}
			description={t("handBackLead")}
			footer={
				<>
					<Button onClick={onClose}>{common("cancel")}</Button>
					<Button type="submit" form={id} variant="primary">
						{t("handBack")}
					</Button>
				</>
			}
		>
			<form
				id={id}
				onSubmit={(event) => {
					event.preventDefault();
					onHandBack(note);
					onClose();
				}}
			>
				<Field label={t("note")} hint={t("noteHint")} optional>
					<Textarea rows={3} maxLength={1000} value={note} onChange={(event) => setNote(event.target.value)} />
				</Field>
			</form>
		</Dialog>
	);
}
