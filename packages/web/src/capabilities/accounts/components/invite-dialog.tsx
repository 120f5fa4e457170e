import { type Role, roles, UserInvite, type UserInvited } from "@centralita/contracts";
import type { z } from "zod";
import { useSession } from "../../../shared/auth/index.ts";
import { FormDialog, useForm } from "../../../shared/forms/index.ts";
import { commonText, useText } from "../../../shared/i18n/index.ts";
import { Field, Input, Select } from "../../../shared/kit/index.ts";
import { useInviteUser } from "../queries/team.ts";
import { teamText } from "../team-text.ts";

type Props = { onClose: () => void; onInvited: (invited: z.output<typeof UserInvited>) => void };

export function InviteDialog({ onClose, onInvited }: Props) {
	const t = useText(teamText);
	const common = useText(commonText);
	const { user } = useSession();
	const invite = useInviteUser();
	const form = useForm(UserInvite, { name: "", email: "", role: "agent" as Role, language: user.language });
	const grantable = roles.filter((role) => role !== "owner" || user.role === "owner");
	return (
		<FormDialog
			title={t("inviteTitle")}
			description={t("inviteLead")}
			action={t("inviteAction")}
			pending={invite.isPending}
			error={invite.error}
			onClose={onClose}
			onSubmit={form.submit((body) => invite.mutate(body, { onSuccess: onInvited, onError: form.refuse }))}
		>
			<Field label={t("name")} error={form.errors.name}>
				<Input autoComplete="off" value={form.values.name} onChange={(event) => form.set("name", event.target.value)} />
			</Field>
			<Field label={t("email")} error={form.errors.email}>
				<Input
					type="email"
					autoComplete="off"
					value={form.values.email}
					onChange={(event) => form.set("email", event.target.value)}
				/>
			</Field>
			<div className="grid gap-4 sm:grid-cols-2">
				<Field label={t("role")} hint={t(`roleHint.${form.values.role}`)}>
					<Select
						value={form.values.role}
						onValueChange={(role) => form.set("role", role)}
						options={grantable.map((role) => ({ value: role, label: t(`role.${role}`) }))}
					/>
				</Field>
				<Field label={t("language")}>
					<Select
						value={form.values.language}
						onValueChange={(language) => form.set("language", language)}
						options={[
							{ value: "es", label: common("spanish") },
							{ value: "en", label: common("english") },
						]}
					/>
				</Field>
			</div>
		</FormDialog>
	);
}
