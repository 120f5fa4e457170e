import { SignInRequest } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { useProblemText } from "../../../shared/api/index.ts";
import { useForm } from "../../../shared/forms/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Banner, Button, Field, Input, PasswordInput } from "../../../shared/kit/index.ts";
import { PublicFrame } from "../components/public-frame.tsx";
import { setupStatusQuery, useEntry } from "../queries/entry.ts";
import { accountsText } from "../text.ts";

const route = getRouteApi("/sign-in");

export function SignInPage() {
	const t = useText(accountsText);
	const problem = useProblemText();
	const { next, expired } = route.useSearch();
	const router = useRouter();
	const setup = useQuery(setupStatusQuery);
	const entry = useEntry();
	const form = useForm(SignInRequest, { email: "", password: "" });
	return (
		<PublicFrame title={t("signInTitle")} lead={t("signInLead")}>
			{setup.data?.required && <Banner tone="warn">{t("setupPending")}</Banner>}
			{expired && !entry.error && <Banner>{t("signInExpired")}</Banner>}
			{entry.error && (
				<Banner tone="bad" role="alert">
					{problem(entry.error)}
				</Banner>
			)}
			<form
				noValidate
				className="grid gap-4"
				onSubmit={form.submit((body) =>
					entry.mutate({ path: "/session", body }, { onSuccess: () => router.history.replace(next ?? "/") }),
				)}
			>
				<Field label={t("email")} error={form.errors.email}>
					<Input
						type="email"
						name="email"
						autoComplete="username"
						value={form.values.email}
						onChange={(event) => form.set("email", event.target.value)}
					/>
				</Field>
				<Field label={t("password")} error={form.errors.password}>
					<PasswordInput
						name="password"
						autoComplete="current-password"
						value={form.values.password}
						onChange={(event) => form.set("password", event.target.value)}
					/>
				</Field>
				<Button type="submit" variant="primary" size="lg" className="mt-1" loading={entry.isPending}>
					{t("signInAction")}
				</Button>
			</form>
			<p className="text-ink-faint text-xs">{t("forgot")}</p>
		</PublicFrame>
	);
}
