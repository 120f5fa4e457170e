import { useText } from "../../../shared/i18n/index.ts";
import { Button, Dialog } from "../../../shared/kit/index.ts";
import { assistantsText } from "../text.ts";

type Props = { open: boolean; loading: boolean; onClose: () => void; onKeepMine: () => void; onLoadTheirs: () => void };

/** Someone else saved first: whose draft stays? */
export function ConflictDialog({ open, loading, onClose, onKeepMine, onLoadTheirs }: Props) {
	const t = useText(assistantsText);
	return (
		<Dialog
			open={open}
			onOpenChange={onClose}
			size="sm"
			title={t("conflictTitle")}
			footer={
				<>
					<Button onClick={onLoadTheirs}>{t("loadTheirs")}</Button>
					<Button variant="primary" loading={loading} onClick={onKeepMine}>
						{t("keepMine")}
					</Button>
				</>
			}
		>
			<p className="text-ink-soft">{t("conflictLead")}</p>
		</Dialog>
	);
}
