import type { UserInvited } from "@centralita/contracts";
import type { z } from "zod";
import { formatDateTime, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { Button, Dialog, SecretText } from "../../../shared/kit/index.ts";
import { teamText } from "../team-text.ts";

/** The link, shown this once. */
export function InvitedDialog({ invited, onClose }: { invited: z.output<typeof UserInvited>; onClose: () => void }) {
	const t = useText(teamText);
	const language = useLanguage();
	return (
		<Dialog
			open
			onOpenChange={onClose}
			title={t("linkTitle")}
			description={t("linkLead", { name: invited.user.name })}
			footer={
				<Button variant="primary" onClick={onClose}>
					{t("done")}
				</Button>
			}
		>
			<div className="grid gap-2">
				<SecretText label={t("link")} text={invited.link} />
				<p className="text-ink-faint text-xs">
					{t("linkExpires", { date: formatDateTime(invited.expiresAt, language, "short") })}
				</p>
			</div>
		</Dialog>
	);
}
