// Distributions of Boost.Math (https://www.boost.org/libs/math, 1.81 or newer), as plain functions.
//
// No exception crosses this boundary. Arguments outside a function's domain, NaN among them, give
// NaN; what overflows gives an infinity.
#ifndef TIDEMARK_CBOOSTMATH_H
#define TIDEMARK_CBOOSTMATH_H

#ifdef __cplusplus
extern "C" {
#endif

/// Returns P(X > x) of a chi-squared distribution.
double tm_chi_squared_sf(double x, double degrees);
/// Returns the x with P(X <= x) = p of a chi-squared distribution.
double tm_chi_squared_quantile(double p, double degrees);

/// Returns P(X <= x) of the standard normal distribution.
double tm_normal_cdf(double x);
/// Returns the x with P(X <= x) = p of the standard normal distribution.
double tm_normal_quantile(double p);

/// Returns P(T > t) of Student's distribution.
double tm_student_t_sf(double t, double degrees);
/// Returns the t with P(T <= t) = p of Student's distribution.
double tm_student_t_quantile(double p, double degrees);

/// Returns P(F > f) of Fisher's distribution.
double tm_fisher_f_sf(double f, double degrees1, double degrees2);

/// Returns P(K > k) of a binomial distribution.
double tm_binomial_sf(double k, double trials, double probability);
/// Returns P(K > k) of a Poisson distribution.
double tm_poisson_sf(double k, double mean);

/// Returns the modified Bessel function K of the second kind.
double tm_bessel_k(double order, double x);

#ifdef __cplusplus
}
#endif

#endif
