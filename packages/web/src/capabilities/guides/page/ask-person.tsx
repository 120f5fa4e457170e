import type { PageSession } from "@centralita/contracts";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useProblemText } from "../../../shared/api/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Banner, Button, Checkbox, Field, Input, Textarea } from "../../../shared/kit/index.ts";
import { askPerson } from "../queries/public-guide.ts";
import { guidePageText } from "./page-text.ts";

/** Who is to be contacted, and that they agree to it. */
export function AskPerson({ token, onAsked }: { token: string; onAsked: (session: PageSession) => void }) {
	const t = useText(guidePageText);
	const problem = useProblemText();
	const [name, setName] = useState("");
	const [email, setEmail] = useState("");
	const [phone, setPhone] = useState("");
	const [reason, setReason] = useState("");
	const [consent, setConsent] = useState(false);
	const reachable = email.trim() !== "" || phone.trim() !== "";
	const ask = useMutation({
		mutationFn: () =>
			askPerson(token, {
				name: name.trim(),
				...(email.trim() === "" ? {} : { email: email.trim() }),
				...(phone.trim() === "" ? {} : { phone: phone.trim() }),
				reason: reason.trim(),
				consent: true,
			}),
		onSuccess: onAsked,
	});
	return (
		<form
			className="grid gap-4"
			onSubmit={(event) => {
				event.preventDefault();
				ask.mutate();
			}}
		>
			<p className="text-ink-soft text-sm">{t("personLead")}</p>
			{ask.error && (
				<Banner tone="bad" role="alert">
					{problem(ask.error)}
				</Banner>
			)}
			<Field label={t("name")}>
				<Input autoComplete="name" maxLength={160} value={name} onChange={(event) => setName(event.target.value)} />
			</Field>
			<div className="grid gap-4 sm:grid-cols-2">
				<Field label={t("email")} hint={t("reach")}>
					<Input
						type="email"
						autoComplete="email"
						maxLength={254}
						value={email}
						onChange={(event) => setEmail(event.target.value)}
					/>
				</Field>
				<Field label={t("phone")}>
					<Input
						type="tel"
						autoComplete="tel"
						maxLength={40}
						value={phone}
						onChange={(event) => setPhone(event.target.value)}
					/>
				</Field>
			</div>
			<Field label={t("reason")} optional>
				<Textarea rows={3} maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />
			</Field>
			<Checkbox label={t("consent")} checked={consent} onCheckedChange={setConsent} />
			<div>
				<Button
					type="submit"
					variant="primary"
					loading={ask.isPending}
					disabled={name.trim() === "" || !reachable || !consent}
				>
					{t("askPerson")}
				</Button>
			</div>
		</form>
	);
}
