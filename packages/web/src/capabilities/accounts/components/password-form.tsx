import { PasswordChange, Session } from "@centralita/contracts";
import { useMutation } from "@tanstack/react-query";
import { api, useProblemText } from "../../../shared/api/index.ts";
import { useAdoptSession, useSession } from "../../../shared/auth/index.ts";
import { useForm } from "../../../shared/forms/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Button, Card, Field, Input, PasswordInput, toast } from "../../../shared/kit/index.ts";
import { accountsText } from "../text.ts";
import { StrengthMeter } from "./strength-meter.tsx";

const blank = { current: "", next: "" };

export function PasswordForm() {
	const t = useText(accountsText);
	const problem = useProblemText();
	const { user } = useSession();
	const adopt = useAdoptSession();
	const form = useForm(PasswordChange, blank);
	const save = useMutation({
		mutationFn: (body: typeof blank) => api.post("/session/password", { body, schema: Session }),
		onSuccess: (session) => {
			adopt(session);
			form.replace(blank);
			toast.success(t("passwordChanged"));
		},
		onError: (error) => {
			form.refuse(error);
			toast.error(problem(error));
		},
	});
	return (
		<Card title={t("passwordCard")} description={t("passwordCardLead")}>
			<form noValidate className="grid gap-4" onSubmit={form.submit((body) => save.mutate(body))}>
				<Input type="hidden" autoComplete="username" value={user.email} readOnly />
				<div className="grid gap-4 sm:grid-cols-2">
					<Field label={t("currentPassword")} error={form.errors.current}>
						<PasswordInput
							autoComplete="current-password"
							value={form.values.current}
							onChange={(event) => form.set("current", event.target.value)}
						/>
					</Field>
					<div className="grid content-start gap-2">
						<Field label={t("nextPassword")} hint={t("passwordHint")} error={form.errors.next}>
							<PasswordInput
								autoComplete="new-password"
								value={form.values.next}
								onChange={(event) => form.set("next", event.target.value)}
							/>
						</Field>
						<StrengthMeter password={form.values.next} about={[user.name, user.email]} />
					</div>
				</div>
				<div>
					<Button type="submit" variant="primary" loading={save.isPending}>
						{t("changePassword")}
					</Button>
				</div>
			</form>
		</Card>
	);
}
