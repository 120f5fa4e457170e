import type { CarrierAccount } from "@centralita/contracts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useCan } from "../../../shared/auth/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Button, QueryView, readablePhone, Skeleton } from "../../../shared/kit/index.ts";
import { accountNumbersQuery } from "../queries/lines.ts";
import { linesText } from "../text.ts";

/** The account's numbers: those in use lead to their line, the others to a new one. */
export function NumberList({ account }: { account: CarrierAccount }) {
	const t = useText(linesText);
	const can = useCan();
	const numbers = useQuery(accountNumbersQuery(account.id));
	return (
		<section aria-label={`${t("numbers")}: ${account.label}`} className="border-line border-t">
			<h3 className="px-5 pt-4 pb-2 font-medium text-sm">{t("numbers")}</h3>
			<QueryView
				query={numbers}
				loading={
					<div className="px-5 pb-5">
						<Skeleton className="h-9 w-full" />
					</div>
				}
			>
				{(items) =>
					items.length === 0 ? (
						<p className="px-5 pb-5 text-ink-faint text-sm">{t("noNumbers")}</p>
					) : (
						<ul className="divide-y divide-line border-line border-t">
							{items.map(({ id, number, label, lineId }) => (
								<li
									key={id}
									className="flex min-h-14 flex-wrap items-center justify-between gap-x-4 gap-y-2 px-5 py-2.5"
								>
									<span className="grid min-w-0">
										<span className="font-medium tabular-nums">{readablePhone(number)}</span>
										{label && label !== number && <span className="truncate text-ink-faint text-xs">{label}</span>}
									</span>
									{lineId !== null ? (
										<Link
											to="/settings/lines/$lineId"
											params={{ lineId }}
											aria-label={`${t("inUse")}: ${readablePhone(number)}`}
											className="rounded font-medium text-brand-ink text-sm underline underline-offset-2 hover:text-ink"
										>
											{t("inUse")}
										</Link>
									) : (
										can("settings:write") && (
											<Button asChild size="sm">
												<Link to="/settings/lines/new" search={{ account: account.id, number: id }}>
													{t("useNumber")}
													<span className="sr-only">: {readablePhone(number)}</span>
												</Link>
											</Button>
										)
									)}
								</li>
							))}
						</ul>
					)
				}
			</QueryView>
		</section>
	);
}
