import { CloudAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useProblemText } from "../api/problem-text.ts";
import { commonText, useText } from "../i18n/index.ts";
import { Button } from "./button.tsx";
import { cn } from "./class-names.ts";

export const Skeleton = ({ className }: { className?: string }) => (
	<span aria-hidden className={cn("block animate-pulse rounded-md bg-ink/8", className)} />
);

/** What a list looks like while it loads. */
function ListSkeleton({ rows = 6, className }: { rows?: number; className?: string }) {
	const t = useText(commonText);
	return (
		<div role="status" aria-label={t("loading")} className={cn("divide-y divide-line", className)}>
			{Array.from({ length: rows }, (_, row) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: identical placeholders
				<div key={row} className="flex items-center gap-4 px-5 py-4">
					<Skeleton className="size-8 rounded-full" />
					<div className="grid grow gap-2">
						<Skeleton className="h-3.5 w-2/5" />
						<Skeleton className="h-3 w-3/5" />
					</div>
					<Skeleton className="h-3 w-16" />
				</div>
			))}
		</div>
	);
}

type EmptyStateProps = {
	icon?: ReactNode;
	title: string;
	description?: ReactNode;
	action?: ReactNode;
	className?: string;
};

export function EmptyState({ icon, title, description, action, className }: EmptyStateProps) {
	return (
		<div className={cn("grid justify-items-center gap-3 px-6 py-14 text-center", className)}>
			{icon && (
				<span
					aria-hidden
					className="grid size-12 place-items-center rounded-2xl bg-brand-soft text-brand-ink [&_svg]:size-6"
				>
					{icon}
				</span>
			)}
			<div className="grid gap-1">
				<p className="font-semibold text-base">{title}</p>
				{description && <p className="max-w-md text-ink-soft text-sm">{description}</p>}
			</div>
			{action && <div className="mt-1 flex flex-wrap justify-center gap-2">{action}</div>}
		</div>
	);
}

export function ErrorState({
	error,
	onRetry,
	className,
}: {
	error: unknown;
	onRetry?: () => void;
	className?: string;
}) {
	const t = useText(commonText);
	const problem = useProblemText();
	return (
		<div role="alert" className={cn("grid justify-items-center gap-3 px-6 py-12 text-center", className)}>
			<span aria-hidden className="grid size-12 place-items-center rounded-2xl bg-bad-soft text-bad-ink">
				<CloudAlert className="size-6" />
			</span>
			<div className="grid gap-1">
				<p className="font-semibold text-base">{t("errorTitle")}</p>
				<p className="max-w-md text-ink-soft text-sm">{problem(error)}</p>
			</div>
			{onRetry && <Button onClick={onRetry}>{t("retry")}</Button>}
		</div>
	);
}

type QueryViewProps<T> = {
	query: { data: T | undefined; error: unknown; isPending: boolean; refetch: () => unknown };
	/** While there is nothing yet. */
	loading?: ReactNode;
	children: (data: T) => ReactNode;
};

/** Loading, error or data of a query; data that is there stays while it is read again. */
export function QueryView<T>({ query, loading, children }: QueryViewProps<T>) {
	if (query.data !== undefined) return children(query.data);
	if (query.isPending) return loading ?? <ListSkeleton />;
	return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
}
