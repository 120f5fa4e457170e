import { SetupRequest } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useProblemText } from "../../../shared/api/index.ts";
import { useForm } from "../../../shared/forms/index.ts";
import { activateLanguage, commonText, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { Banner, Button, Field, Input, PasswordInput, Select } from "../../../shared/kit/index.ts";
import { PublicFrame } from "../components/public-frame.tsx";
import { StrengthMeter } from "../components/strength-meter.tsx";
import { useHashToken } from "../hash-token.ts";
import { setupStatusQuery, useEntry } from "../queries/entry.ts";
import { accountsText } from "../text.ts";

export function SetupPage() {
	const t = useText(accountsText);
	const setup = useQuery(setupStatusQuery);
	const token = useHashToken();
	if (setup.data?.required === false) {
		return (
			<PublicFrame title={t("setupTitle")} lead={t("setupDone")}>
				<Button asChild variant="primary" size="lg">
					<Link to="/sign-in">{t("goSignIn")}</Link>
				</Button>
			</PublicFrame>
		);
	}
	if (token === null) {
		return (
			<PublicFrame title={t("setupTitle")}>
				<Banner tone="warn" title={t("setupNoTokenTitle")}>
					{t("setupNoToken")}
				</Banner>
			</PublicFrame>
		);
	}
	return (
		<PublicFrame title={t("setupTitle")} lead={t("setupLead")}>
			<SetupForm token={token} />
		</PublicFrame>
	);
}

function SetupForm({ token }: { token: string }) {
	const t = useText(accountsText);
	const common = useText(commonText);
	const problem = useProblemText();
	const language = useLanguage();
	const navigate = useNavigate();
	const entry = useEntry();
	const form = useForm(SetupRequest.omit({ token: true, language: true }), { name: "", email: "", password: "" });
	const submit = form.submit((body) =>
		entry.mutate(
			{ path: "/setup", body: { ...body, token, language } },
			{ onSuccess: () => void navigate({ to: "/", replace: true }), onError: form.refuse },
		),
	);
	return (
		<>
			{entry.error && (
				<Banner tone="bad" role="alert">
					{problem(entry.error)}
				</Banner>
			)}
			<form noValidate className="grid gap-4" onSubmit={submit}>
				<Field label={t("name")} error={form.errors.name}>
					<Input
						name="name"
						autoComplete="name"
						value={form.values.name}
						onChange={(event) => form.set("name", event.target.value)}
					/>
				</Field>
				<Field label={t("email")} error={form.errors.email}>
					<Input
						type="email"
						name="email"
						autoComplete="username"
						value={form.values.email}
						onChange={(event) => form.set("email", event.target.value)}
					/>
				</Field>
				<div className="grid gap-2">
					<Field label={t("password")} hint={t("passwordHint")} error={form.errors.password}>
						<PasswordInput
							name="password"
							autoComplete="new-password"
							value={form.values.password}
							onChange={(event) => form.set("password", event.target.value)}
						/>
					</Field>
					<StrengthMeter password={form.values.password} about={[form.values.name, form.values.email]} />
				</div>
				<Field label={t("language")}>
					<Select
						name="language"
						value={language}
						onValueChange={activateLanguage}
						options={[
							{ value: "es", label: common("spanish") },
							{ value: "en", label: common("english") },
						]}
					/>
				</Field>
				<Button type="submit" variant="primary" size="lg" className="mt-1" loading={entry.isPending}>
					{t("setupAction")}
				</Button>
			</form>
		</>
	);
}
