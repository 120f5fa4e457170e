import { type Language, ProfileChange, Session } from "@centralita/contracts";
import { useMutation } from "@tanstack/react-query";
import { api, useProblemText } from "../../../shared/api/index.ts";
import { useAdoptSession, useSession } from "../../../shared/auth/index.ts";
import { useForm } from "../../../shared/forms/index.ts";
import { activateLanguage, commonText, useText } from "../../../shared/i18n/index.ts";
import { Button, Card, Field, Input, Select, toast } from "../../../shared/kit/index.ts";
import { accountsText } from "../text.ts";

const FullProfile = ProfileChange.required();

export function ProfileForm() {
	const t = useText(accountsText);
	const common = useText(commonText);
	const problem = useProblemText();
	const { user } = useSession();
	const adopt = useAdoptSession();
	const form = useForm(FullProfile, { name: user.name, language: user.language });
	const save = useMutation({
		mutationFn: (body: { name: string; language: Language }) =>
			api.patch("/session/profile", { body, schema: Session }),
		onSuccess: (session) => {
			adopt(session);
			activateLanguage(session.user.language);
			toast.success(common("saved"));
		},
		onError: (error) => {
			form.refuse(error);
			toast.error(problem(error));
		},
	});
	return (
		<Card title={t("profileCard")}>
			<form noValidate className="grid gap-4" onSubmit={form.submit((body) => save.mutate(body))}>
				<div className="grid gap-4 sm:grid-cols-2">
					<Field label={t("name")} error={form.errors.name}>
						<Input
							autoComplete="name"
							value={form.values.name}
							onChange={(event) => form.set("name", event.target.value)}
						/>
					</Field>
					<Field label={t("email")}>
						<Input type="email" value={user.email} readOnly />
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
				<div>
					<Button type="submit" variant="primary" loading={save.isPending}>
						{common("save")}
					</Button>
				</div>
			</form>
		</Card>
	);
}
