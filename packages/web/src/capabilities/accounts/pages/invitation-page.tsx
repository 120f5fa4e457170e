import { InvitationAccept } from "@centralita/contracts";
import { Link, useNavigate } from "@tanstack/react-router";
import { useProblemText } from "../../../shared/api/index.ts";
import { useForm } from "../../../shared/forms/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Banner, Button, Field, PasswordInput } from "../../../shared/kit/index.ts";
import { PublicFrame } from "../components/public-frame.tsx";
import { StrengthMeter } from "../components/strength-meter.tsx";
import { useHashToken } from "../hash-token.ts";
import { useEntry } from "../queries/entry.ts";
import { accountsText } from "../text.ts";

export function InvitationPage() {
	const t = useText(accountsText);
	const problem = useProblemText();
	const token = useHashToken();
	const navigate = useNavigate();
	const entry = useEntry();
	const form = useForm(InvitationAccept.pick({ password: true }), { password: "" });
	if (token === null) {
		return (
			<PublicFrame title={t("invitationTitle")}>
				<Banner tone="warn" title={t("invitationNoTokenTitle")}>
					{t("invitationNoToken")}
				</Banner>
				<Button asChild>
					<Link to="/sign-in">{t("goSignIn")}</Link>
				</Button>
			</PublicFrame>
		);
	}
	const submit = form.submit(({ password }) =>
		entry.mutate(
			{ path: "/invitations/accept", body: { token, password } },
			{ onSuccess: () => void navigate({ to: "/", replace: true }) },
		),
	);
	return (
		<PublicFrame title={t("invitationTitle")} lead={t("invitationLead")}>
			{entry.error && (
				<Banner tone="bad" role="alert">
					{problem(entry.error)}
				</Banner>
			)}
			<form noValidate className="grid gap-4" onSubmit={submit}>
				<div className="grid gap-2">
					<Field label={t("password")} hint={t("passwordHint")} error={form.errors.password}>
						<PasswordInput
							name="password"
							autoComplete="new-password"
							value={form.values.password}
							onChange={(event) => form.set("password", event.target.value)}
						/>
					</Field>
					<StrengthMeter password={form.values.password} about={[]} />
				</div>
				<Button type="submit" variant="primary" size="lg" loading={entry.isPending}>
					{t("invitationAction")}
				</Button>
			</form>
		</PublicFrame>
	);
}
