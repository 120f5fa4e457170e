import { Link } from "@tanstack/react-router";
import { History, PhoneCall, SlidersHorizontal } from "lucide-react";
import { useCan } from "../../../shared/auth/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Button, Card } from "../../../shared/kit/index.ts";
import { homeText } from "../text.ts";

const steps = [
	{ key: "Call", icon: PhoneCall },
	{ key: "Review", icon: History },
	{ key: "Adjust", icon: SlidersHorizontal },
] as const;

/** What to do while there is nothing to look at. */
export function FirstSteps() {
	const t = useText(homeText);
	const can = useCan();
	return (
		<Card>
			<div className="grid gap-6 py-2 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)] lg:gap-10">
				<div className="grid content-center justify-items-start gap-4">
					<div className="grid gap-2">
						<h2 className="font-semibold text-xl tracking-tight">{t("firstTitle")}</h2>
						<p className="text-ink-soft">{t("firstLead")}</p>
					</div>
					{can("calls:simulate") && (
						<Button asChild variant="primary" size="lg">
							<Link to="/simulator">
								<PhoneCall aria-hidden />
								{t("call")}
							</Link>
						</Button>
					)}
				</div>
				<ol className="grid gap-2">
					{steps.map(({ key, icon: Icon }) => (
						<li key={key} className="flex items-center gap-4 rounded-xl bg-sunken px-4 py-3.5">
							<span
								aria-hidden
								className="grid size-9 shrink-0 place-items-center rounded-lg bg-brand-soft text-brand-ink"
							>
								<Icon className="size-4.5" />
							</span>
							<div>
								<p className="font-medium">{t(`step${key}`)}</p>
								<p className="text-ink-soft text-xs">{t(`step${key}Lead`)}</p>
							</div>
						</li>
					))}
				</ol>
			</div>
		</Card>
	);
}
