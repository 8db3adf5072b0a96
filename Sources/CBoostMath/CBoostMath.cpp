#include "CBoostMath.h"

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/bessel.hpp>
#include <limits>

namespace {

namespace policies = boost::math::policies;

// Errors become NaN or infinity instead of exceptions.
typedef policies::policy<
    policies::domain_error<policies::ignore_error>,
    policies::pole_error<policies::ignore_error>,
    policies::overflow_error<policies::ignore_error>,
    policies::underflow_error<policies::ignore_error>,
    policies::denorm_error<policies::ignore_error>,
    policies::evaluation_error<policies::ignore_error>,
    policies::rounding_error<policies::ignore_error>,
    policies::indeterminate_result_error<policies::ignore_error>,
    // Counts are whole numbers here; Boost would otherwise round quantiles of them.
    policies::discrete_quantile<policies::real>,
    // Computed in double as SciPy does: some 1e-14 of the result, in less than half the time that
    // the processor's longer numbers take.
    policies::promote_double<false>>
    quiet;

// Whatever is thrown in spite of the policy ends here.
template <typename Function>
double guarded(Function function) {
  try {
    return function();
  } catch (...) {
    return std::numeric_limits<double>::quiet_NaN();
  }
}

}  // namespace

extern "C" {

double tm_chi_squared_sf(double x, double degrees) {
  return guarded([=] {
    boost::math::chi_squared_distribution<double, quiet> distribution(degrees);
    return cdf(complement(distribution, x));
  });
}

double tm_chi_squared_quantile(double p, double degrees) {
  return guarded([=] {
    boost::math::chi_squared_distribution<double, quiet> distribution(degrees);
    return quantile(distribution, p);
  });
}

double tm_normal_cdf(double x) {
  return guarded([=] {
    return cdf(boost::math::normal_distribution<double, quiet>(), x);
  });
}

double tm_normal_quantile(double p) {
  return guarded([=] {
    return quantile(boost::math::normal_distribution<double, quiet>(), p);
  });
}

double tm_student_t_sf(double t, double degrees) {
  return guarded([=] {
    boost::math::students_t_distribution<double, quiet> distribution(degrees);
    return cdf(complement(distribution, t));
  });
}

double tm_student_t_quantile(double p, double degrees) {
  return guarded([=] {
    boost::math::students_t_distribution<double, quiet> distribution(degrees);
    return quantile(distribution, p);
  });
}

double tm_fisher_f_sf(double f, double degrees1, double degrees2) {
  return guarded([=] {
    boost::math::fisher_f_distribution<double, quiet> distribution(degrees1, degrees2);
    return cdf(complement(distribution, f));
  });
}

double tm_binomial_sf(double k, double trials, double probability) {
  return guarded([=] {
    boost::math::binomial_distribution<double, quiet> distribution(trials, probability);
    return cdf(complement(distribution, k));
  });
}

double tm_poisson_sf(double k, double mean) {
  return guarded([=] {
    boost::math::poisson_distribution<double, quiet> distribution(mean);
    return cdf(complement(distribution, k));
  });
}

double tm_bessel_k(double order, double x) {
  return guarded([=] { return boost::math::cyl_bessel_k(order, x, quiet()); });
}
}
