import { useId, useState } from "react";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Button, Dialog, Field, Textarea } from "../../../shared/kit/index.ts";
import { chatText } from "../chat-text.ts";

/** Gives a chat back to the assistant, with what it should know. */
export function HandBackDialog({ onClose, onHandBack }: { onClose: () => void; onHandBack: (note: string) => void }) {
	const t = useText(chatText);
	const common = useText(commonText);
	const id = useId();
	const [note, setNote] = useState("");
	const submit = () => {
		onHandBack(note.trim());
		onClose();
	};
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
					submit();
				}}
			>
				<Field label={t("note")} hint={t("noteHint")} optional>
					<Textarea
						rows={3}
						maxLength={1000}
						value={note}
						onChange={(event) => setNote(event.target.value)}
						onKeyDown={(event) => {
							if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
							event.preventDefault();
							submit();
						}}
					/>
				</Field>
			</form>
		</Dialog>
	);
}
