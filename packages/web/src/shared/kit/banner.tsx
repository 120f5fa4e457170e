import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

const looks = {
	info: { box: "border-line bg-surface text-ink-soft", icon: <Info /> },
	good: { box: "border-transparent bg-good-soft text-good-ink", icon: <CircleCheck /> },
	warn: { box: "border-transparent bg-warn-soft text-warn-ink", icon: <TriangleAlert /> },
	bad: { box: "border-transparent bg-bad-soft text-bad-ink", icon: <CircleAlert /> },
};

type BannerProps = {
	tone?: keyof typeof looks;
	title?: string;
	children?: ReactNode;
	action?: ReactNode;
	role?: "alert" | "status";
};

/** Something to know about this page, above its content. */
export function Banner({ tone = "info", title, children, action, role }: BannerProps) {
	return (
		<div
			role={role}
			className={cn("flex flex-wrap items-center gap-x-4 gap-y-2 rounded-xl border px-4 py-3 text-sm", looks[tone].box)}
		>
			<div className="flex min-w-0 flex-1 basis-60 items-start gap-3">
				<span aria-hidden className="mt-0.5 [&_svg]:size-4">
					{looks[tone].icon}
				</span>
				<div className="grid min-w-0 gap-0.5">
					{title && <p className="font-semibold">{title}</p>}
					{children && <div className="min-w-0 break-words">{children}</div>}
				</div>
			</div>
			{action}
		</div>
	);
}
