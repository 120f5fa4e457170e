import type { WeeklyHours } from "@centralita/contracts";
import { Plus, Trash2 } from "lucide-react";
import { commonText, useText } from "../i18n/index.ts";
import { Button, IconButton } from "../kit/index.ts";
import { SpanFields } from "./span-fields.tsx";
import { spanText } from "./span-text.ts";

const most = 20;
export const officeHours: WeeklyHours = { days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00" };

type Props = {
	hours: readonly WeeklyHours[];
	onChange: (hours: WeeklyHours[]) => void;
	/** By path inside the list. */
	error: (path: string) => string | undefined;
	/** Offer to add one to none: elsewhere a choice beside the list does. */
	fromNone?: boolean;
};

/** The hours of a week, span by span. */
export function SpanList({ hours, onChange, error, fromNone = false }: Props) {
	const t = useText(spanText);
	const common = useText(commonText);
	return (
		<>
			<ol className="grid gap-4 empty:hidden">
				{hours.map((span, index) => {
					const name = t("span", { number: index + 1 });
					return (
						// biome-ignore lint/suspicious/noArrayIndexKey: spans have no identity but their place
						<li key={index} className="grid gap-3 rounded-xl bg-sunken p-4">
							<div className="flex items-center justify-between gap-2">
								<h3 className="font-medium text-sm">{name}</h3>
								<IconButton
									size="sm"
									label={`${common("remove")}: ${name}`}
									icon={<Trash2 />}
									onClick={() => onChange(hours.toSpliced(index, 1))}
								/>
							</div>
							<SpanFields
								value={span}
								onChange={(next) => onChange(hours.with(index, next))}
								error={(path) => error(`${index}.${path}`)}
							/>
						</li>
					);
				})}
			</ol>
			{(fromNone || hours.length > 0) && hours.length < most && (
				<div>
					<Button variant="ghost" size="sm" onClick={() => onChange([...hours, officeHours])}>
						<Plus aria-hidden />
						{t("addSpan")}
					</Button>
				</div>
			)}
		</>
	);
}
