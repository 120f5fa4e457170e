import { useText } from "../../../shared/i18n/index.ts";
import { Button, Dialog, SecretText } from "../../../shared/kit/index.ts";
import { webhooksText } from "../text.ts";

/** A secret, this once. */
export function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
	const t = useText(webhooksText);
	return (
		<Dialog
			open
			onOpenChange={onClose}
			title={t("secretTitle")}
			description={t("secretLead")}
			footer={
				<Button variant="primary" onClick={onClose}>
					{t("done")}
				</Button>
			}
		>
			<SecretText label={t("secretTitle")} text={secret} />
		</Dialog>
	);
}
