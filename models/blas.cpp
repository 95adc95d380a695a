#include "models/blas.hpp"

#include <dlfcn.h>
#include <omp.h>

#include <mutex>

namespace kindred {
namespace {

/// OpenBLAS need not be the BLAS at hand, so its functions are looked up.
template <class Function>
Function* find_function(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_DEFAULT, name));
}

void set_blas_threads(int threads) {
  auto* set = find_function<void(int)>("openblas_set_num_threads");
  if (set != nullptr) set(threads);
}

/// Of the process, guarded by the mutex.
std::mutex mutex;
int alive = 0;
int blas_threads = 1;

}  // namespace

SingleThreaded::SingleThreaded() : openmp_(omp_get_max_threads()) {
  omp_set_num_threads(1);
  const std::scoped_lock lock(mutex);
  if (alive++ > 0) return;
  auto* get = find_function<int()>("openblas_get_num_threads");
  if (get != nullptr) blas_threads = get();
  set_blas_threads(1);
}

SingleThreaded::~SingleThreaded() {
  omp_set_num_threads(openmp_);
  const std::scoped_lock lock(mutex);
  if (--alive == 0) set_blas_threads(blas_threads);
}

void end_blas_threads() {
  set_blas_threads(1);
  // Not in OpenBLAS's manual, but what it calls before a fork; missing where it has no threads.
  auto* end = find_function<int()>("blas_thread_shutdown_");
  if (end != nullptr) end();
}

std::string blas_version() {
  auto* config = find_function<char*()>("openblas_get_config");
  return config == nullptr ? "BLAS" : config();
}

}  // namespace kindred
