import { useText } from "../../../shared/i18n/index.ts";
import { Button, Dialog } from "../../../shared/kit/index.ts";
import { editorText } from "./editor-text.ts";

type Props = { open: boolean; onKeepMine: () => void; onLoadTheirs: () => void };

/** Someone else saved first: whose draft stays? It waits for an answer. */
export function ConflictDialog({ open, onKeepMine, onLoadTheirs }: Props) {
	const t = useText(editorText);
	return (
		<Dialog
			open={open}
			onOpenChange={() => undefined}
			size="sm"
			insists
			title={t("conflictTitle")}
			description={t("conflictLead")}
			footer={
				<>
					<Button onClick={onLoadTheirs}>{t("loadTheirs")}</Button>
					<Button variant="primary" onClick={onKeepMine}>
						{t("keepMine")}
					</Button>
				</>
			}
		/>
	);
}
